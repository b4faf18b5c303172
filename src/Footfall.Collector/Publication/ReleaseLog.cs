using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The log of releases as text: <c>/open-data/releases.tsv</c>. Pure.</summary>
internal static class ReleaseLog
{
    /// <summary>The first line, without its line feed.</summary>
    public const string Heading = "number\ttool\twindow\tday\tfile\tdigest\tchain";

    /// <summary>The line of a release, with its line feed.</summary>
    public static string Line(Release release) => string.Create(
        CultureInfo.InvariantCulture,
        $"{release.Number}\t{release.Tool}\t{release.Window}\t{Window.Containing(release.Day, WindowLength.Day)}\t{File(release)}\t{release.Digest}\t{release.Chain}\n");

    /// <summary>The file that holds the figures, relative to the log: <c>git/2026-q4.tsv</c>.</summary>
    public static string File(Release release) => $"{release.Tool}/{Quarter.Of(release.Window)}.tsv";
}
