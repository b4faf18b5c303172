using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class JournalSegmentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void After_damage_of_any_single_byte_all_other_records_are_read_and_no_other()
    {
        using var home = new TemporaryHome();
        var records = Records(7);
        var whole = Join(records);

        for (var position = 0; position < whole.Length; position++)
        {
            foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = whole.ToArray();
                damaged[position] ^= mask;

                var (read, reading) = Read(home, damaged, closed: true);

                CollectionAssert.AreEqual(Enumerable.Range(0, 7).Where(i => i != Index(records, position)).ToArray(), read, $"byte {position} xor {mask}");
                Assert.AreEqual(new SegmentReading(whole.Length, Damaged: 1), reading, $"byte {position} xor {mask}");
            }
        }
    }

    [TestMethod]
    public void Where_a_byte_is_missing_all_other_records_are_read()
    {
        using var home = new TemporaryHome();
        var records = Records(7);
        var whole = Join(records);

        for (var position = 0; position < whole.Length; position++)
        {
            var (read, _) = Read(home, [.. whole[..position], .. whole[(position + 1)..]], closed: true);

            CollectionAssert.AreEqual(Enumerable.Range(0, 7).Where(i => i != Index(records, position)).ToArray(), read, $"byte {position}");
        }
    }

    [TestMethod]
    public void A_torn_end_is_left_for_later_and_passed_over_when_nobody_writes_any_more()
    {
        using var home = new TemporaryHome();
        var records = Records(4);
        var whole = Join(records);

        for (var length = 0; length <= whole.Length; length++)
        {
            var intact = records.TakeWhile(record => record.End <= length).ToArray();
            var end = intact.Length == 0 ? 0 : intact[^1].End;
            var torn = length > end ? 1 : 0;

            var (read, open) = Read(home, whole[..length], closed: false);
            var (readWhenClosed, closed) = Read(home, whole[..length], closed: true);

            CollectionAssert.AreEqual(Enumerable.Range(0, intact.Length).ToArray(), read, $"length {length}");
            CollectionAssert.AreEqual(read, readWhenClosed, $"length {length}");
            Assert.AreEqual(new SegmentReading(end, Damaged: 0), open, $"length {length}");
            Assert.AreEqual(new SegmentReading(length, torn), closed, $"length {length}");
        }
    }

    [TestMethod]
    public void A_record_whose_end_comes_later_is_read_then()
    {
        using var home = new TemporaryHome();
        var whole = Join(Records(3));
        var (first, reading) = Read(home, whole[..^5], closed: false);

        var (rest, _) = Read(home, whole, closed: false, reading.Offset);

        Assert.AreEqual("0 1 2", string.Join(' ', first.Concat(rest)));
    }

    [TestMethod]
    public void A_torn_record_that_another_one_follows_is_passed_over_at_once()
    {
        using var home = new TemporaryHome();
        var records = Records(3);
        var whole = Join(records);

        var (read, reading) = Read(home, [.. whole[..(records[1].End - 3)], .. whole[records[1].End..]], closed: false);

        Assert.AreEqual("0 2", string.Join(' ', read));
        Assert.AreEqual(new SegmentReading(whole.Length - 3, Damaged: 1), reading);
    }

    [TestMethod]
    public void A_segment_shorter_than_what_was_folded_is_damage_and_counts_nothing_again()
    {
        using var home = new TemporaryHome();
        var whole = Join(Records(3));

        var (read, reading) = Read(home, whole, closed: false, offset: whole.Length + 1);

        Assert.IsEmpty(read);
        Assert.AreEqual(new SegmentReading(whole.Length, Damaged: 1), reading);
    }

    [TestMethod]
    [DataRow(17)]
    [DataRow(40_404)]
    public void Records_among_stretches_of_noise_of_any_length_are_all_read(int seed)
    {
        using var home = new TemporaryHome();
        var random = new SeededRandom(seed);
        var bytes = new List<byte>();
        var damaged = 0;
        for (var i = 0; i < 50_000; i++)
        {
            if (random.OnceIn(300))
            {
                var noise = new byte[random.Below(4_000) + 1];
                random.Fill(noise);
                bytes.AddRange(noise);
                damaged++;
            }

            bytes.AddRange(JournalRecord.Write(Record(i)));
        }

        var (read, reading) = Read(home, [.. bytes], closed: false);

        Assert.IsGreaterThan(1024 * 1024, bytes.Count, "more than is read at a time");
        CollectionAssert.AreEqual(Enumerable.Range(0, 50_000).ToArray(), read);
        Assert.AreEqual(new SegmentReading(bytes.Count, damaged), reading);
    }

    [TestMethod]
    public async Task What_is_not_a_file_in_its_place_counts_nothing_and_is_not_waited_for()
    {
        using var home = new TemporaryHome();
        home.State.Create(Some.Tool);
        TemporaryHome.MakeFifo(home.Segment(Some.Day).Path);
        await File.WriteAllBytesAsync(Path.Combine(home.Around, "elsewhere"), Join(Records(3)), TestContext.CancellationToken);
        File.CreateSymbolicLink(home.Segment(Some.Day.PlusDays(-1)).Path, Path.Combine(home.Around, "elsewhere"));
        Directory.CreateDirectory(home.Segment(Some.Day.PlusDays(-2)).Path);

        foreach (var segment in JournalSegment.Of(home.State, Some.Tool))
        {
            var reading = await Task.Run(() => segment.Read(0, closed: false, _ => Assert.Fail("It was counted.")), TestContext.CancellationToken)
                .WaitAsync(Patience, TestContext.CancellationToken);

            Assert.AreEqual(new SegmentReading(0, 0), reading);
            Assert.AreEqual(0, segment.Length);
        }
    }

    [TestMethod]
    public void The_segments_are_the_files_that_are_called_by_a_day_that_has_a_window()
    {
        using var home = new TemporaryHome();
        home.State.Create(Some.Tool);
        string[] names = ["2026-11-24", "1970-01-01", "2026-11-2", "2026-11-24~", "notes", "2026-02-30", "1969-12-31", "0001-01-01", "-0001-01-01", "9999-12-31", "9998-12-31"];
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(home.State.Journal(Some.Tool), name), "");
        }

        var days = JournalSegment.Of(home.State, Some.Tool).Select(segment => JournalWriter.Name(segment.Day));

        Assert.AreEqual("1970-01-01 2026-11-24 9998-12-31", string.Join(' ', days));
        Assert.IsTrue(JournalSegment.Of(home.State, Some.Tool).All(segment => Window.Containing(segment.Day, WindowLength.Week).End > LocalDate.MinIsoValue));
    }

    [TestMethod]
    public void Where_there_is_no_directory_there_are_no_segments()
    {
        using var home = new TemporaryHome();

        Assert.IsEmpty(JournalSegment.Of(home.State, Some.Tool));
    }

    private static Invocation Record(int number) => Some.Invocation with { Command = number };

    private static (byte[] Bytes, int End)[] Records(int count)
    {
        var end = 0;
        return [.. Enumerable.Range(0, count).Select(number => JournalRecord.Write(Record(number))).Select(bytes => (bytes, end += bytes.Length))];
    }

    private static byte[] Join((byte[] Bytes, int End)[] records) => [.. records.SelectMany(record => record.Bytes)];

    private static int Index((byte[] Bytes, int End)[] records, int position) => records.TakeWhile(record => record.End <= position).Count();

    private static (int[] Read, SegmentReading Reading) Read(TemporaryHome home, byte[] bytes, bool closed, long offset = 0)
    {
        var path = Path.Combine(home.Around, "segment");
        File.WriteAllBytes(path, bytes);
        var read = new List<int>();
        var reading = new JournalSegment(Some.Day, path).Read(offset, closed, invocation => read.Add(invocation.Command));
        return ([.. read], reading);
    }
}
