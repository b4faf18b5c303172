using System.Collections.Immutable;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class JournalWriterTests
{
    private const int Writers = 16;
    private const int Each = 1_500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Sixteen_writers_at_once_lose_nothing_and_tear_nothing()
    {
        using var home = new TemporaryHome();
        home.State.Create(Some.Tool);
        using var start = new Barrier(Writers);

        var threads = Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < Each; i++)
            {
                // Of many lengths, so that a record that lies over another shows.
                var options = Enumerable.Range(0, i % 60).Select(code => code * 700).ToImmutableArray();
                new JournalWriter(home.State).TryAppend(Some.Tool, Some.Day, Some.Invocation with { Revision = writer, Command = i, Options = options });
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var read = new List<(int Writer, int Number, int Options)>();
        var reading = home.Segment(Some.Day).Read(0, closed: true, invocation => read.Add((invocation.Revision, invocation.Command, invocation.Options.Length)));
        Assert.AreEqual(0, reading.Damaged);
        Assert.AreEqual(home.Segment(Some.Day).Length, reading.Offset);
        for (var writer = 0; writer < Writers; writer++)
        {
            CollectionAssert.AreEqual(
                Enumerable.Range(0, Each).Select(i => (writer, i, i % 60)).ToArray(),
                read.Where(record => record.Writer == writer).ToArray(),
                $"writer {writer}");
        }
    }

    [TestMethod]
    public void An_append_makes_no_directory()
    {
        using var home = new TemporaryHome();

        Assert.IsFalse(new JournalWriter(home.State).TryAppend(Some.Tool, Some.Day, Some.Invocation));

        Assert.IsEmpty(home.Entries);
    }

    [TestMethod]
    [DataRow("FIFO")]
    [DataRow("FIFO with a reader")]
    [DataRow("link to a file")]
    [DataRow("link to nothing")]
    [DataRow("another name of a file")]
    [DataRow("directory")]
    public async Task What_is_not_a_file_in_the_segments_place_gets_nothing_and_is_not_waited_for(string what)
    {
        using var home = new TemporaryHome();
        home.State.Create(Some.Tool);
        var path = home.Segment(Some.Day).Path;
        var elsewhere = Path.Combine(home.Around, "elsewhere");
        FileStream? reader = null;
        switch (what)
        {
            case "FIFO":
                TemporaryHome.MakeFifo(path);
                break;
            case "FIFO with a reader":
                TemporaryHome.MakeFifo(path);
                reader = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
                break;
            case "link to a file":
                await File.WriteAllTextAsync(elsewhere, "", TestContext.CancellationToken);
                File.CreateSymbolicLink(path, elsewhere);
                break;
            case "link to nothing":
                File.CreateSymbolicLink(path, elsewhere);
                break;
            case "another name of a file":
                await File.WriteAllTextAsync(elsewhere, "", TestContext.CancellationToken);
                TemporaryHome.MakeHardLink(elsewhere, path);
                break;
            default:
                Directory.CreateDirectory(path);
                break;
        }

        await using (reader)
        {
            var counted = await Task.Run(() => new JournalWriter(home.State).TryAppend(Some.Tool, Some.Day, Some.Invocation), TestContext.CancellationToken)
                .WaitAsync(Patience, TestContext.CancellationToken);

            Assert.IsFalse(counted);
            Assert.AreEqual(what is "link to a file" or "another name of a file", File.Exists(elsewhere), "nothing was made behind a link");
            Assert.IsTrue(!File.Exists(elsewhere) || new FileInfo(elsewhere).Length == 0, "nothing was written behind a link");
        }
    }

    [TestMethod]
    public void A_segment_that_is_full_grows_no_further()
    {
        using var home = new TemporaryHome();
        home.State.Create(Some.Tool);
        var writer = new JournalWriter(home.State);
        using (var segment = File.Create(home.Segment(Some.Day).Path))
        {
            segment.SetLength(JournalWriter.LargestSegment - 1);
        }

        Assert.IsTrue(writer.TryAppend(Some.Tool, Some.Day, Some.Invocation), "one byte below");
        var full = home.Segment(Some.Day).Length;
        Assert.IsFalse(writer.TryAppend(Some.Tool, Some.Day, Some.Invocation));

        Assert.AreEqual(full, home.Segment(Some.Day).Length);
        Assert.IsTrue(writer.TryAppend(Some.Tool, Some.Day.PlusDays(1), Some.Invocation), "the next day has its own");
    }

    [TestMethod]
    public void A_segment_is_called_by_its_day() => Assert.AreEqual("2026-01-02", JournalWriter.Name(new LocalDate(2026, 1, 2)));
}
