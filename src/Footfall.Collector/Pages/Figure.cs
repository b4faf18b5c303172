using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>One published row.</summary>
internal sealed record Figure(Window Window, ReportKind Kind, long? A, long? B, string What, string Which, long? Reports, long? Sum, long Margin, string Rule)
{
    public static IReadOnlyList<Figure> ReadAll(Release release) =>
        [.. release.Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Read(line, release.Window))];

    private static Figure Read(string line, Window window)
    {
        var fields = line.Split('\t');
        _ = ReportKinds.TryParse(fields[2], out var kind);
        return new Figure(window, kind, Number(fields[3]), Number(fields[4]), fields[5], fields[6], Number(fields[7]), Number(fields[8]), Number(fields[9]) ?? 0, fields[10]);
    }

    private static long? Number(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
