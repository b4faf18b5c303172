using System.Collections.Immutable;
using System.Text.Json;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class JournalVectorsTests
{
    private const string FileName = "journal.json";

    private static IEnumerable<TestDataRow<JsonElement>> Records => VectorFile.Rows(FileName).Where(row => row.Value.TryGetProperty("hex", out _));

    private static IEnumerable<TestDataRow<JsonElement>> Segments => VectorFile.Rows(FileName).Where(row => row.Value.TryGetProperty("segment", out _));

    [TestMethod]
    [DynamicData(nameof(Records))]
    public void Bytes_are_a_record_or_none_as_the_vectors_say(JsonElement vector)
    {
        var bytes = Hex(vector.GetProperty("hex"));

        var isRecord = JournalRecord.TryRead(bytes, out var read, out var size);

        Assert.AreEqual(!VectorFile.IsBad(vector), isRecord);
        if (isRecord)
        {
            var expected = Invocation(vector.GetProperty("record"));
            Assert.AreEqual(expected, read);
            Assert.HasCount(size, bytes);
            Assert.AreEqual(Convert.ToHexString(bytes), Convert.ToHexString(JournalRecord.Write(expected)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Segments))]
    public void A_segment_is_read_as_the_vectors_say(JsonElement vector)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. vector.GetProperty("segment").EnumerateArray().SelectMany(Hex)]);
            var read = new List<int>();

            var reading = new JournalSegment(new LocalDate(2026, 11, 24), path).Read(
                vector.GetProperty("offset").GetInt64(), vector.GetProperty("closed").GetBoolean(), invocation => read.Add(invocation.Command));

            CollectionAssert.AreEqual(Numbers(vector.GetProperty("read")).ToArray(), read);
            Assert.AreEqual(new SegmentReading(vector.GetProperty("next").GetInt64(), vector.GetProperty("damaged").GetInt32()), reading);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Hex(JsonElement text) => Convert.FromHexString(text.GetString()!);

    private static Invocation Invocation(JsonElement record)
    {
        int Number(string name) => record.GetProperty(name).GetInt32();
        return new Invocation
        {
            Revision = Number("revision"),
            MayBeSent = record.GetProperty("mayBeSent").GetBoolean(),
            Command = Number("command"),
            Outcome = (Outcome)Number("outcome"),
            Duration = Number("duration") is not 0 and var duration ? (DurationClass)duration : null,
            Operands = Number("operands") is not 0 and var operands ? (CountClass)operands : null,
            Terminal = Number("terminal") is not 0 and var terminal ? (TerminalUse)terminal : null,
            Options = Numbers(record.GetProperty("options")),
            Values = Numbers(record.GetProperty("values")),
            Environment = record.TryGetProperty("environment", out var environment) ? Numbers(environment) : [],
        };
    }

    private static ImmutableArray<int> Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
