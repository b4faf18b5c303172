using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Footfall.Collector;

/// <summary>Reads the command line: <c>--name value</c> or <c>--name=value</c>, each at most once. Pure.</summary>
internal static class SettingsReader
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Usage =
        """
        Adds up the counters that people agreed to send, and answers with sums.

          --urls URL[;URL]     where to listen; default http://127.0.0.1:8474, this machine only
          --database FILE      the sums; default collector.db in the working directory, made when missing
          --postgres STRING    the sums in a PostgreSQL database instead, which several collectors may share: its connection
                               string, such as "Host=/run/postgresql;Database=footfall;Username=footfall"
          --manifests FOLDER   the manifests of the tools to count; default: the folder tools beside the executable
          --help               this text
        """;

    /// <summary>Reads the arguments. False, with what is wrong and what would be right, when they are not understood.</summary>
    public static bool TryRead(IReadOnlyList<string> arguments, [NotNullWhen(true)] out Settings? settings, [NotNullWhen(false)] out string? error)
    {
        settings = null;
        if (!TryValues(arguments, out var values, out error))
        {
            return false;
        }

        var read = new Settings();
        read = read with
        {
            Urls = values.TryGetValue("--urls", out var urls) ? [.. urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : read.Urls,
            Database = values.GetValueOrDefault("--database", read.Database),
            Postgres = values.GetValueOrDefault("--postgres"),
            Manifests = values.GetValueOrDefault("--manifests"),
        };
        if (values.ContainsKey("--database") && values.ContainsKey("--postgres"))
        {
            error = "--database and --postgres are two places for the sums; give one of them.";
            return false;
        }

        error = read.Urls.Select(Problem).FirstOrDefault(problem => problem is not null);
        settings = error is null ? read : null;
        return settings is not null;
    }

    private static bool TryValues(IReadOnlyList<string> arguments, out Dictionary<string, string> values, [NotNullWhen(false)] out string? error)
    {
        values = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            var equals = arguments[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? arguments[i] : arguments[i][..equals];
            if (name is not ("--urls" or "--database" or "--postgres" or "--manifests"))
            {
                error = $"'{name}' is not an option; there are --urls, --database, --postgres, --manifests and --help.";
                return false;
            }

            var value = equals >= 0 ? arguments[i][(equals + 1)..] : ++i < arguments.Count ? arguments[i] : "";
            if (string.IsNullOrWhiteSpace(value) || !values.TryAdd(name, value))
            {
                error = string.IsNullOrWhiteSpace(value) ? $"{name} needs a value." : $"{name} stands twice; give it once.";
                return false;
            }
        }

        error = null;
        return true;
    }

    // Kestrel takes any host name it does not know for "every address of the machine". Nobody means that.
    private static string? Problem(string url)
    {
        const string Mend = "give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock";
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"--urls: '{url}' is not an address; {Mend}.";
        }

        if (address.Scheme != "http" || address.PathBase.Length > 0)
        {
            return $"--urls: '{url}' must be http without a path (a front speaks https); {Mend}.";
        }

        if (address.IsUnixPipe)
        {
            return null;
        }

        if (address.Host == "localhost")
        {
            return address.Port == 0 ? $"--urls: '{url}' cannot have port 0; write 127.0.0.1 for localhost." : null;
        }

        return IPAddress.TryParse(address.Host, out _)
            ? null
            : $"--urls: '{address.Host}' is not a numeric address; {Mend}, or http://0.0.0.0:8474 for every address of this machine.";
    }
}
