using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Footfall.Protocol.Tests;

/// <summary>Files that nobody wrote in good faith: never an exception, never more than the limits, always words.</summary>
[TestClass]
public sealed class ManifestReaderHostileFilesTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("{")]
    [DataRow("{} {}")]
    [DataRow("{ \"tool\": \"x\", }")]
    [DataRow("// a comment\n{}")]
    [DataRow("\uFEFF{}")]
    [DataRow("{ \"tool\": 'x' }")]
    [DataRow("{ \"tool\": NaN }")]
    [DataRow("{ \"tool\": \"\\ud800\" }", DisplayName = "half a surrogate pair in a value")]
    [DataRow("{ \"\\ud800\": 1 }", DisplayName = "half a surrogate pair in a name")]
    [DataRow("{ \"collects\": [\"\\udfff\"] }", DisplayName = "half a surrogate pair in a list")]
    public void What_is_not_JSON_is_said_in_one_line(string text)
    {
        var reading = Some.Read(text);

        Assert.IsFalse(reading.IsValid);
        Assert.HasCount(1, reading.Errors);
        Assert.StartsWith("The file is not JSON: ", reading.Errors[0].ToString());
        Assert.DoesNotContain("\n", reading.Errors[0].Message);
    }

    [TestMethod]
    public void Bytes_that_are_not_UTF_8_are_not_JSON()
    {
        var bytes = Encoding.Latin1.GetBytes(Some.ManifestText.Replace("The demo people", "D\u00e9mo", StringComparison.Ordinal));

        var reading = ManifestReader.Read(bytes);

        Assert.StartsWith("The file is not JSON: ", reading.Errors.Single().Message);
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("\"manifest\"")]
    public void JSON_that_is_no_object_is_no_manifest(string text)
    {
        var reading = Some.Read(text);

        Assert.IsFalse(reading.IsValid);
        Assert.AreEqual(new ManifestError("", "must be an object"), reading.Errors[0]);
    }

    [TestMethod]
    [DataRow("[", "]")]
    [DataRow("{\"a\":", "}")]
    [DataRow("{\"commands\":[", "]}")]
    [DataRow("{\"commands\":[{\"options\":[{\"values\":[", "]}]}]}")]
    public void Deep_nesting_is_refused_before_it_costs_anything(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 50_000)) + string.Concat(Enumerable.Repeat(close, 50_000));

        var reading = Some.Read(text);

        Assert.StartsWith("The file is not JSON: ", reading.Errors.Single().Message);
    }

    [TestMethod]
    public void A_file_above_the_limit_is_not_even_parsed()
    {
        var reading = ManifestReader.Read(new byte[ManifestReader.LargestFile + 1]);

        Assert.AreEqual(new ManifestError("", "The file is larger than 4 MiB."), reading.Errors.Single());
    }

    [TestMethod]
    public void A_file_of_exactly_the_limit_is_read() =>
        Assert.IsTrue(Some.Read(Some.ManifestText.PadRight(ManifestReader.LargestFile)).IsValid);

    [TestMethod]
    [DataRow(16, "extra: is not a property that is known here")]
    [DataRow(17, "The file is not JSON: ")]
    public void Up_to_16_levels_are_looked_at(int levels, string said)
    {
        var reading = Some.ReadWith(json => json["extra"] = JsonNode.Parse(new string('[', levels - 1) + new string(']', levels - 1)));

        Assert.StartsWith(said, reading.Errors.Single().ToString());
    }

    [TestMethod]
    public void A_property_that_stands_twice_is_refused_even_with_the_same_value()
    {
        var atTop = Some.Read(Some.ManifestText.Replace("\"revision\": 3,", "\"revision\": 3, \"revision\": 3,", StringComparison.Ordinal));
        var below = Some.Read(Some.ManifestText.Replace("\"code\": 7,", "\"code\": 7, \"code\": 7,", StringComparison.Ordinal));

        Assert.AreEqual(new ManifestError("revision", "stands twice"), atTop.Errors.Single());
        Assert.AreEqual(new ManifestError("commands[3].code", "stands twice"), below.Errors.Single());
    }

    [TestMethod]
    public void More_commands_options_or_texts_than_the_limits_are_refused()
    {
        var commands = Some.ReadWith(json => json["commands"] = JsonArrayOf(5_001, i => $$"""{ "code": {{i + 1}}, "path": "c{{i}}" }"""));
        var options = Some.ReadWith(json => json["commands"]![3]!["options"] = JsonArrayOf(2_001, i => $$"""{ "code": {{i + 9}}, "names": ["--o{{i}}"] }"""));
        var texts = Some.ReadWith(json => json["commands"]![3]!["aliases"] = JsonArrayOf(21, i => $"\"a{i}\""));
        var text = Some.ReadWith(json => json["publisher"]!["name"] = new string('x', 201));

        Assert.Contains("commands: must be a list of at most 5000", Lines(commands));
        Assert.Contains("commands[3].options: must be a list of at most 2000", Lines(options));
        Assert.Contains("commands[3].aliases: must be a list of at most 20", Lines(texts));
        Assert.Contains("publisher.name: must be at most 200 characters long", Lines(text));
    }

    [TestMethod]
    public void A_file_full_of_mistakes_is_answered_with_a_bounded_list_of_them()
    {
        var command = $$"""{ "options": [{{string.Join(',', Enumerable.Repeat("1", 2_000))}}] }""";
        var text = $$"""{ "commands": [{{string.Join(',', Enumerable.Repeat(command, 1_000))}}] }""";
        Assert.IsLessThan(ManifestReader.LargestFile, text.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = Some.Read(text);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsFalse(reading.IsValid);
        Assert.IsLessThanOrEqualTo(1_000, reading.Errors.Count);
        Assert.IsLessThan(128L * 1024 * 1024, allocated);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(8_474)]
    [DataRow(271_828)]
    public void Any_change_of_a_manifest_reads_as_a_manifest_or_as_errors(int seed)
    {
        var random = new Random(seed);
        var original = Encoding.UTF8.GetBytes(Some.ManifestText);
        for (var i = 0; i < 1_500; i++)
        {
            var bytes = Mutated(random, original);

            var reading = ManifestReader.Read(bytes);

            var message = $"seed {seed}, case {i}: {Encoding.UTF8.GetString(bytes)}";
            Assert.AreEqual(reading.IsValid, reading.Errors.Count == 0, message);
            if (reading.IsValid)
            {
                Assert.IsTrue(new Vocabulary(reading.Manifest).TryCommand("", out _), message);
            }
        }
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(141_421)]
    public void Any_value_in_any_place_reads_as_a_manifest_or_as_errors(int seed)
    {
        string[] values = ["null", "true", "-1", "0", "1", "1e99", "1.5", "99999999999", "\"\"", "\"x\"", "\"\\u0000\"", "[]", "[[]]", "[null]", "[1]", "[\"x\"]", "{}", "{\"code\":1}", "[{}]"];
        var random = new Random(seed);
        using var document = JsonDocument.Parse(Some.ManifestText);
        for (var i = 0; i < 3_000; i++)
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                WriteWithOtherValues(random, document.RootElement, writer, values, chance: 0.02);
            }

            var reading = ManifestReader.Read(stream.ToArray());

            Assert.AreEqual(reading.IsValid, reading.Errors.Count == 0, $"seed {seed}, case {i}: {Encoding.UTF8.GetString(stream.ToArray())}");
        }
    }

    private static void WriteWithOtherValues(Random random, JsonElement element, Utf8JsonWriter writer, string[] values, double chance)
    {
        if (random.NextDouble() < chance)
        {
            writer.WriteRawValue(values[random.Next(values.Length)]);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var property in element.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                WriteWithOtherValues(random, property.Value, writer, values, chance);
            }

            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in element.EnumerateArray())
            {
                WriteWithOtherValues(random, item, writer, values, chance);
            }

            writer.WriteEndArray();
        }
        else
        {
            element.WriteTo(writer);
        }
    }

    private static byte[] Mutated(Random random, byte[] original)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes[at] = (byte)"{}[]\",:0123456789-"[random.Next(18)];
                    break;
                default:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static System.Text.Json.Nodes.JsonArray JsonArrayOf(int count, Func<int, string> element) =>
        new([.. Enumerable.Range(0, count).Select(i => System.Text.Json.Nodes.JsonNode.Parse(element(i)))]);

    private static string Lines(ManifestReading reading) => string.Join('\n', reading.Errors);
}
