using System.Data.Common;
using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>From the text of a setting to settings that have it, or to what is wrong with it. Pure.</summary>
internal static class SettingValues
{
    private const string Right = "is not a connection string such as Host=/run/postgresql;Database=footfall; what it says is not repeated here.";
    private const int LongestLine = 200;
    private const int LongestLicence = 64;
    private const decimal LargestEpsilon = 10;

    /// <summary>A whole number between bounds.</summary>
    public static Func<Settings, string, (Settings?, string)> Whole(int least, int most, Func<Settings, int, Settings> with) => (settings, text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? (with(settings, number), "")
            : (null, $"'{text}' must be a whole number from {least} to {most}.");

    /// <summary>A limit.</summary>
    public static Func<Settings, string, (Settings?, string)> Limit(int least, int most, Func<Limits, int, Limits> with) =>
        Whole(least, most, (settings, number) => settings with { Limits = with(settings.Limits, number) });

    /// <summary>Yes or no.</summary>
    public static Func<Settings, string, (Settings?, string)> Truth(Func<Settings, bool, Settings> with) => (settings, text) =>
        text is "true" or "false" ? (with(settings, text == "true"), "") : (null, $"'{text}' must be true or false.");

    /// <summary>A line of text for people.</summary>
    public static Func<Settings, string, (Settings?, string)> Line(Func<Settings, string, Settings> with) => (settings, text) =>
        text.Length <= LongestLine && !text.Any(char.IsControl)
            ? (with(settings, text.Trim()), "")
            : (null, $"must be one line of at most {LongestLine} characters.");

    /// <summary>Addresses to listen on.</summary>
    public static (Settings?, string) Urls(Settings settings, string text)
    {
        string[] urls = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var problem = urls.Length == 0 ? "needs an address such as http://127.0.0.1:8474." : urls.Select(ListeningAddress.Problem).FirstOrDefault(found => found is not null);
        return problem is null ? (settings with { Urls = [.. urls] }, "") : (null, problem);
    }

    /// <summary>A connection string. What is wrong is said without it.</summary>
    public static (Settings?, string) Postgres(Settings settings, string text)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            return parts.Count > 0 ? (settings with { Postgres = text }, "") : (null, Right);
        }
        catch (ArgumentException)
        {
            return (null, Right);
        }
    }

    /// <summary>A decimal number, which is exact.</summary>
    public static (Settings?, string) Epsilon(Settings settings, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var epsilon) && epsilon is > 0 and <= LargestEpsilon && epsilon.Scale <= 6
            ? (settings with { Epsilon = epsilon }, "")
            : (null, $"'{text}' must be a number above 0, at most 10, with at most six decimals, such as 1 or 0.5.");

    /// <summary>The versions that a tool may have in figures with noise.</summary>
    public static (Settings?, string) Versions(Settings settings, string tool, string text)
    {
        if (!ToolName.TryParse(tool, out _))
        {
            return (null, "is not a tool's name.");
        }

        var versions = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => (Text: one, Version: ToolVersion.Parse(one))).ToList();
        return versions.Find(one => one.Version == ToolVersion.Unknown) is { Text: { } wrong }
            ? (null, $"'{wrong}' must be a version such as 1.2.3 or 1.2.3-rc.")
            : (settings with { Versions = settings.Versions.SetItem(tool, [.. versions.Select(one => one.Version).Distinct()]) }, "");
    }

    /// <summary>Where people ask.</summary>
    public static (Settings?, string) Contact(Settings settings, string text)
    {
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url!.UserInfo.Length == 0;
        var isMail = text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(c => char.IsWhiteSpace(c) || c is ':' or '<' or '>' or '?' or '"');
        return text.Length <= LongestLine && !text.Any(char.IsControl) && (isUrl || isMail)
            ? (settings with { Contact = text }, "")
            : (null, $"'{text}' must be a URL such as https://example.org/ or an e-mail address.");
    }

    /// <summary>A name of a licence.</summary>
    public static (Settings?, string) Licence(Settings settings, string text) =>
        text.Length <= LongestLicence && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+')
            ? (settings with { Licence = text }, "")
            : (null, $"'{text}' must be the name of a licence as SPDX has it, such as CC0-1.0.");

    /// <summary>Where metrics go: in clear to this machine only.</summary>
    public static (Settings?, string) Otlp(Settings settings, string text)
    {
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
        return isUrl && (url!.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? (settings with { Otlp = url }, "")
            : (null, $"'{text}' must be https://…, or http:// to this machine, such as http://127.0.0.1:4318.");
    }

    /// <summary>How much is logged.</summary>
    public static (Settings?, string) Level(Settings settings, string text) =>
        text is "trace" or "debug" or "information" or "warning" or "error"
            ? (settings with { LogLevel = Enum.Parse<LogLevel>(text, ignoreCase: true) }, "")
            : (null, $"'{text}' must be trace, debug, information, warning or error.");
}
