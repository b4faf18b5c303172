using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Releases of two tools over two quarters, as files by their names.</summary>
internal static class PublishedLedger
{
    public static List<Release> Releases(string commit = "commit")
    {
        var releases = new List<Release>();
        var first = new LocalDate(2026, 12, 21);
        for (var i = 0; i < 18; i++)
        {
            var window = Window.Containing(first.PlusDays(i), WindowLength.Day);
            foreach (var tool in (string[])["git", "make"])
            {
                // Some days have nothing to show.
                var figures = Enumerable.Range(1, i % 4).Select(outcome => new Figure
                {
                    Tool = ToolName.Parse(tool),
                    Window = window,
                    Kind = ReportKind.Command,
                    Codes = (2, outcome),
                    What = commit,
                    Which = $"outcome {outcome}",
                    Reports = 20 + i,
                    Sum = 40,
                    Rule = "k=20",
                });
                releases.Add(ReleaseChain.Next(releases.LastOrDefault(), ToolName.Parse(tool), window, window.End.PlusDays(14), ReleaseRows.Write(figures)));
            }
        }

        return releases;
    }

    public static Dictionary<string, string> Files(IReadOnlyCollection<Release> releases)
    {
        var files = releases.GroupBy(ReleaseLog.File).ToDictionary(file => file.Key, OpenData.Quarter);
        files.Add("releases.tsv", OpenData.Log(releases));
        return files;
    }
}
