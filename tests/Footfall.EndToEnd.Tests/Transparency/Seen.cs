namespace Footfall.EndToEnd.Tests;

/// <summary>Compares what was seen of two plays.</summary>
internal static class Seen
{
    /// <summary>Fails with the first line that differs, and all that was seen.</summary>
    public static void AssertSame(string bare, string wrapped, Way way)
    {
        if (bare == wrapped)
        {
            return;
        }

        var expected = bare.Split('\n');
        var actual = wrapped.Split('\n');
        var line = Enumerable.Range(0, int.Max(expected.Length, actual.Length)).First(i => LineAt(expected, i) != LineAt(actual, i));
        Assert.Fail($"{way} differs in line {line + 1}.\nbare:    {LineAt(expected, line)}\nwrapped: {LineAt(actual, line)}\n=== bare\n{bare}\n=== wrapped\n{wrapped}");
    }

    private static string LineAt(string[] lines, int line) => line < lines.Length ? lines[line] : "(none)";
}
