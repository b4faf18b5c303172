using System.Text;

namespace Footfall.Collector;

/// <summary>
/// Holds what is published against its own log: every line must be that of a release, in its place, and every release must follow from the one
/// before. Finds what was changed, taken away, added or moved. Pure but for the reading.
/// </summary>
/// <param name="read">The text of a file, by its name below the open data.</param>
internal sealed class Verifier(Func<string, Task<string>> read)
{
    /// <summary>The log.</summary>
    public const string Log = "releases.tsv";

    private const int MostProblems = 100;

    private const int MostReadings = 3;

    private readonly List<string> problems = [];

    /// <summary>Reads and checks everything; again where something was released meanwhile.</summary>
    /// <param name="remembered">A hash of the chain from an earlier time, which must still be in it; null: none.</param>
    public async Task<Finding> RunAsync(string? remembered)
    {
        var log = await read(Log);
        for (var readings = 1; ; readings++)
        {
            problems.Clear();
            var finding = await CheckAsync(log, remembered);
            var before = log;
            if (finding.Problems.Count == 0 || readings == MostReadings || (log = await read(Log)) == before)
            {
                return finding;
            }
        }
    }

    private async Task<Finding> CheckAsync(string log, string? remembered)
    {
        var releases = FollowChain(log);
        if (remembered is not null && remembered != ReleaseChain.Genesis && releases.All(release => release.Chain != remembered))
        {
            Say($"{Log}: the chain does not hold {remembered}: what it stood for was changed or taken away since.");
        }

        var files = releases.GroupBy(release => release.File).ToList();
        foreach (var file in files)
        {
            CompareFile(file.Key, await read(file.Key), [.. file]);
        }

        return new Finding(releases.Count > 0 ? releases[^1].Chain : ReleaseChain.Genesis, releases.Count, files.Count, [.. problems]);
    }

    private List<LoggedRelease> FollowChain(string log)
    {
        var releases = new List<LoggedRelease>();
        var previous = ReleaseChain.Genesis;
        foreach (var (line, place) in Lines(Log, log, ReleaseLog.Heading))
        {
            if (!LoggedRelease.TryParse(line, out var release))
            {
                Say($"{Log}, line {place}: this is not a release.");
                continue;
            }

            if (release.Number != releases.Count + 1)
            {
                Say($"{Log}, line {place}: release {release.Number} stands where {releases.Count + 1} belongs.");
            }

            if (release.Chain != release.ChainAfter(previous))
            {
                Say($"{Log}, line {place}: the chain is broken at release {release.Number}.");
            }

            previous = release.Chain;
            releases.Add(release);
        }

        foreach (var twice in releases.GroupBy(release => (release.Tool, release.Window)).Where(group => group.Count() > 1))
        {
            Say($"{Log}: {twice.Key.Tool} {twice.Key.Window} was released {twice.Count()} times.");
        }

        return releases;
    }

    private void CompareFile(string file, string text, List<LoggedRelease> releases)
    {
        var blocks = Blocks(file, text, releases[0]);
        var known = releases.Select(release => release.Window.ToString()).ToHashSet();
        foreach (var block in blocks.Where(block => !known.Contains(block.Window)))
        {
            Say($"{file}, line {block.Line}: {block.Window} was never released.");
        }

        foreach (var release in releases)
        {
            var found = blocks.Where(block => block.Window == release.Window.ToString()).ToList();
            if (found.Count > 1)
            {
                Say($"{file}, line {found[1].Line}: the lines of {release.Window} do not stand together.");
            }
            else if (ReleaseRows.Digest(found.Count == 0 ? "" : found[0].Rows.ToString()) != release.Digest)
            {
                Say($"{file}: {(found.Count == 0 ? "the lines" : $"from line {found[0].Line} on, those")} of {release.Window} are not those that were released.");
            }
        }

        var order = blocks.Select(block => block.Window).Where(known.Contains).ToList();
        if (!order.SequenceEqual(releases.Select(release => release.Window.ToString()).Where(order.Contains)) && order.Distinct().Count() == order.Count)
        {
            Say($"{file}: the windows do not stand in the order of their releases.");
        }
    }

    // Lines of one window that follow each other.
    private List<(string Window, int Line, StringBuilder Rows)> Blocks(string file, string text, LoggedRelease release)
    {
        var blocks = new List<(string Window, int Line, StringBuilder Rows)>();
        foreach (var (line, place) in Lines(file, text, Figure.Heading))
        {
            if (line.Split('\t') is not [var tool, var window, ..] || tool != release.Tool.Text)
            {
                Say($"{file}, line {place}: this is not a figure of {release.Tool}.");
            }
            else if (blocks.Count > 0 && blocks[^1].Window == window)
            {
                blocks[^1].Rows.Append(line).Append('\n');
            }
            else
            {
                blocks.Add((window, place, new StringBuilder(line).Append('\n')));
            }
        }

        return blocks;
    }

    private IEnumerable<(string Line, int Place)> Lines(string file, string text, string heading)
    {
        var lines = text.Split('\n');
        if (lines[0] != heading)
        {
            Say($"{file}, line 1: this is not the heading.");
        }

        if (lines[^1].Length > 0 || lines.Length == 1)
        {
            Say($"{file}: it breaks off in its last line.");
        }

        return lines[1..^(lines.Length > 1 ? 1 : 0)].Select((line, i) => (line, i + 2));
    }

    private void Say(string problem)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(problem);
        }
    }
}
