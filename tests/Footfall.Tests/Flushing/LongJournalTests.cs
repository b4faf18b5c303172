namespace Footfall.Tests;

/// <summary>More than one transaction adds up: work that is cut off in between has got further, and nothing is counted twice.</summary>
[TestClass]
public sealed class LongJournalTests : IDisposable
{
    private const int Records = 100_000;
    private readonly Installation installation = Installation.Agreed(1);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void A_segment_is_read_in_parts_that_together_are_all_of_it()
    {
        var segment = Write(damage: [0xF7, 1, 2, 3]);
        var (offset, damaged, records, parts) = (0L, 0, 0, 0);

        for (var isPart = true; isPart; parts++)
        {
            (offset, var more, isPart) = segment.Read(offset, closed: true, _ => records++, most: 1);
            damaged += more;
        }

        Assert.AreEqual((segment.Length, 1, Records), (offset, damaged, records));
        Assert.IsGreaterThan(1, parts);
    }

    [TestMethod]
    public async Task What_was_folded_before_the_work_was_cut_off_is_kept_and_the_rest_follows()
    {
        Write();
        var maker = new ReportMaker(ToolManifest.Of(Some.Manifest), installation.Random);
        var isComplete = installation.Cache(transaction =>
        {
            var fold = new JournalFold(transaction, maker, Some.Sending, Some.Noon);
            fold.Fold(JournalSegment.Of(installation.State, Some.Tool), most: 1);
            return fold.IsComplete;
        });
        var first = installation.Cache(transaction => Commands(transaction.Cells()));

        await installation.Flush(TestContext.CancellationToken);

        Assert.IsFalse(isComplete);
        Assert.IsTrue(first is > 0 and < Records, $"{first}");
        Assert.AreEqual(Records, Commands(installation.Look().Cells));
    }

    public void Dispose() => installation.Dispose();

    private static long Commands(IEnumerable<Cell> cells) => cells.Where(cell => cell.Key.Subject.Kind == Protocol.ReportKind.Command).Sum(cell => cell.Count);

    private JournalSegment Write(params byte[] damage)
    {
        var record = JournalRecord.Write(Some.Invocation);
        var segment = installation.Home.Segment(Some.Day);
        File.WriteAllBytes(segment.Path, [.. Enumerable.Repeat(record, Records / 2).Append(damage).Concat(Enumerable.Repeat(record, Records / 2)).SelectMany(bytes => bytes)]);
        return segment;
    }
}
