using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// Chains the releases: each entry of the log holds a hash of itself and of the entry before, so that whoever remembers one hash can tell
/// that nothing before it was changed since (<c>spec/collector.md</c>, section 7). Pure.
/// </summary>
internal static class ReleaseChain
{
    /// <summary>What the first release is chained to: 64 noughts.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The release that follows another.</summary>
    /// <param name="previous">The latest release of the collector; null for the first.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="window">The window.</param>
    /// <param name="day">The UTC day.</param>
    /// <param name="rows">The frozen text.</param>
    public static Release Next(Release? previous, ToolName tool, Window window, LocalDate day, string rows)
    {
        var number = (previous?.Number ?? 0) + 1;
        var digest = ReleaseRows.Digest(rows);
        var dayText = Window.Containing(day, WindowLength.Day).ToString();
        return new Release(number, tool, window, day, rows, digest, Link(previous?.Chain ?? Genesis, number, tool.Text, window.ToString(), dayText, digest));
    }

    /// <summary>SHA-256 of the six texts, parted by tabs and ended by a line feed, in UTF-8; in lower-case hexadecimal digits.</summary>
    public static string Link(string previous, long number, string tool, string window, string day, string digest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{previous}\t{number}\t{tool}\t{window}\t{day}\t{digest}\n"))));
}
