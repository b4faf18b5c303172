using System.Security.Cryptography;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The frozen text of a release: one line a <see cref="Figure"/>, each with its line feed. Pure.</summary>
internal static class ReleaseRows
{
    /// <summary>The text. Figures stay in their order.</summary>
    public static string Write(IEnumerable<Figure> figures) => string.Concat(figures.Select(figure => $"{figure}\n"));

    /// <summary>The figures of a release.</summary>
    /// <exception cref="FormatException">A line is not a figure's.</exception>
    public static IReadOnlyList<Figure> Read(string rows) =>
    [
        .. Lines(rows).Select(line => Figure.TryParse(line, out var figure) ? figure : throw new FormatException($"This is not a figure: {line}")),
    ];

    /// <summary>The figures of a release that is kept.</summary>
    /// <exception cref="LedgerException">Somebody changed it: a line is not a figure's.</exception>
    public static IReadOnlyList<Figure> Read(Release release) => Kept(release, Read);

    /// <summary>The figures of one kind of a release that is kept.</summary>
    /// <exception cref="LedgerException">Somebody changed it: a line is not a figure's.</exception>
    public static IReadOnlyList<Figure> Read(Release release, ReportKind kind) => Kept(release, rows =>
    {
        var name = $"\t{ReportKinds.Name(kind)}\t";
        return [.. Read(string.Concat(Lines(rows).Where(line => line.Contains(name, StringComparison.Ordinal)).Select(line => line + '\n'))).Where(figure => figure.Kind == kind)];
    });

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string Digest(string rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));

    /// <summary>The lines of a text whose every line ends with a line feed.</summary>
    public static IEnumerable<string> Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static IReadOnlyList<Figure> Kept(Release release, Func<string, IReadOnlyList<Figure>> read)
    {
        try
        {
            return read(release.Rows);
        }
        catch (FormatException e)
        {
            throw new LedgerException($"Release {release.Number} in the database was changed. {e.Message}", e);
        }
    }
}
