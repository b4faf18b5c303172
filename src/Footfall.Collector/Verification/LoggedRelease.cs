using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>A line of the log of releases, as somebody else reads it.</summary>
internal sealed record LoggedRelease(long Number, ToolName Tool, Window Window, Window Day, string File, string Digest, string Chain)
{
    /// <summary>Reads a line. Only a line that a collector could have written is one.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out LoggedRelease? release)
    {
        release = line.Split('\t') is [var number, var tool, var window, var day, var file, var digest, var chain]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && ToolName.TryParse(tool, out var name)
            && WindowText.TryParse(window, out var time)
            && WindowText.TryParse(day, out var date) && date.Length == WindowLength.Day
            && file == $"{name}/{Quarter.Of(time)}.tsv"
            && IsHash(digest) && IsHash(chain)
            ? new LoggedRelease(read, name, time, date, file, digest, chain)
            : null;
        return release is not null;
    }

    /// <summary>What <see cref="Chain"/> must be.</summary>
    public string ChainAfter(string previous) => ReleaseChain.Link(previous, Number, Tool.Text, Window.ToString(), Day.ToString(), Digest);

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
