using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Whatever is done in whatever order, a ledger holds what a few dictionaries hold.</summary>
public abstract class LedgerModelContract : LedgerContractBase
{
    private static readonly ToolName[] Tools = [Git, ToolName.Parse("make"), ToolName.Parse("c++")];

    private readonly Dictionary<(ToolName Tool, Window Window, Subject Subject), (long Reports, long Sum)> cells = [];
    private readonly HashSet<(ToolName Tool, Window Window, Nonce Nonce)> seen = [];
    private readonly HashSet<(ToolName Tool, Window Window)> closed = [];
    private readonly List<Release> releases = [];
    private readonly Dictionary<ToolName, IReadOnlyList<ActiveSpan>> spans = [];

    [TestMethod]
    public void A_ledger_is_what_its_model_is()
    {
        var random = new SeededRandom(Environment.TickCount);
        var nonces = Enumerable.Range(0, 40).Select(_ => Some.Nonce()).ToList();
        var today = Some.Today;
        var ledger = Home.Open();
        for (var step = 0; step < Effort.Times(150, 3_000); step++)
        {
            switch (random.Below(12))
            {
                case 0:
                    today = today.PlusDays(random.Below(6) - 1);
                    ledger.CloseIntake(IntakePeriod.Default, today);
                    closed.UnionWith(seen.Select(one => (one.Tool, one.Window)).Where(one => IntakePeriod.Default.IsOver(one.Window, today)).ToList());
                    seen.RemoveWhere(one => closed.Contains((one.Tool, one.Window)));
                    break;
                case 1:
                    Release(ledger, random.Pick(Tools), WindowNear(today, random), random);
                    break;
                case 2:
                    ledger.Rewrite();
                    break;
                case 3:
                    ledger.Dispose();
                    ledger = Home.Open();
                    break;
                default:
                    var batch = Enumerable.Range(0, random.Below(30)).Select(_ => Entry(today, nonces, random)).ToList();
                    ledger.Commit(batch);
                    batch.ForEach(Add);
                    break;
            }

            AssertSame(ledger);
        }

        ledger.Dispose();
    }

    private static Window WindowNear(LocalDate today, SeededRandom random) =>
        Window.Containing(today.PlusDays(-random.Below(25)), random.OnceIn(2) ? WindowLength.Day : WindowLength.Week);

    private static Entry Entry(LocalDate today, List<Nonce> nonces, SeededRandom random) => new(
        random.Pick(Tools),
        new Report(1, WindowNear(today, random), new Subject((ReportKind)(1 + random.Below(3)), random.Below(4), random.Below(3)), 1 << random.Below(5)),
        random.OnceIn(2) ? random.Pick(nonces) : Some.Nonce());

    private void Add(Entry entry)
    {
        var window = (entry.Tool, entry.Report.Window);
        if (!closed.Contains(window) && seen.Add((entry.Tool, entry.Report.Window, entry.Nonce)))
        {
            var key = (entry.Tool, entry.Report.Window, entry.Report.Subject);
            var (reports, sum) = cells.GetValueOrDefault(key);
            cells[key] = (reports + 1, sum + entry.Report.Count);
        }
    }

    private void Release(ILedger ledger, ToolName tool, Window window, SeededRandom random)
    {
        var isNew = !releases.Exists(release => release.Tool == tool && release.Window == window);
        var expected = CellsOf(tool).Where(cell => cell.Window == window).ToList();
        ActiveSpan[] next = [.. Enumerable.Range(0, random.Below(3)).Select(i => new ActiveSpan(window.Start, i + 1, random.Below(99), i))];

        var made = ledger.Release(tool, window, closing =>
        {
            CollectionAssert.AreEqual(expected, closing.Cells.ToList());
            CollectionAssert.AreEqual(spans.GetValueOrDefault(tool, []).ToList(), closing.Spans.ToList());
            Assert.AreEqual(releases.LastOrDefault(), closing.Previous);
            return new Closure(new Release(releases.Count + 1, tool, window, window.End, $"{expected.Count}\n", "digest", "chain"), next);
        });

        Assert.AreEqual(isNew, made is not null);
        if (made is not null)
        {
            releases.Add(made);
            spans[tool] = next;
            closed.Add((tool, window));
            seen.RemoveWhere(one => one.Tool == tool && one.Window == window);
            expected.ForEach(cell => cells.Remove((tool, window, cell.Subject)));
        }
    }

    private IEnumerable<Cell> CellsOf(ToolName tool) => cells
        .Where(cell => cell.Key.Tool == tool)
        .Select(cell => new Cell(cell.Key.Window, cell.Key.Subject, cell.Value.Reports, cell.Value.Sum))
        .OrderBy(cell => cell.Window.Code).ThenBy(cell => cell.Subject.Kind).ThenBy(cell => cell.Subject.A).ThenBy(cell => cell.Subject.B);

    private void AssertSame(ILedger ledger)
    {
        foreach (var tool in Tools)
        {
            var expected = CellsOf(tool).ToList();
            CollectionAssert.AreEqual(expected, Cells(ledger, tool.Text));
            CollectionAssert.AreEqual(expected.Select(cell => cell.Window).Distinct().ToList(), ledger.Windows(tool).ToList());
        }

        CollectionAssert.AreEqual(releases, ledger.Releases(0, int.MaxValue).ToList());
    }
}
