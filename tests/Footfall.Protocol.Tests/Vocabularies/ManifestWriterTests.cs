using System.Text;
using System.Text.Json.Nodes;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ManifestWriterTests
{
    /// <summary>Everything that a command and its options can say and <see cref="Some"/> does not.</summary>
    private const string Every =
        "[{\"code\":1,\"path\":\"\",\"operands\":true,\"commandsAfterOperand\":true,\"options\":["
        + "{\"code\":1,\"names\":[\"\\u002B\",\"@\"],\"value\":\"required\"},"
        + "{\"code\":2,\"names\":[\"-a\"],\"value\":\"required\",\"next\":\"never\"},"
        + "{\"code\":3,\"names\":[\"-b\"],\"value\":\"optional\",\"next\":\"boolean\"},"
        + "{\"code\":4,\"names\":[\"-c\"],\"value\":\"optional\",\"next\":\"words\"},"
        + "{\"code\":5,\"names\":[\"-d\"],\"value\":\"optional\",\"next\":\"always\"},"
        + "{\"code\":6,\"names\":[\"/e\"],\"value\":\"optional\",\"values\":[{\"code\":1,\"name\":\"x\"}]}]}]";

    [TestMethod]
    public void What_is_written_reads_as_the_same_file_with_defaults_left_out()
    {
        var expected = JsonNode.Parse(Some.ManifestText)!.AsObject();
        expected.Remove("$schema");
        expected.Remove("activity");
        expected.Remove("window");
        expected.Remove("collects");
        expected["parsing"]!["ignoreCase"] = new JsonArray("commands", "values");

        var written = JsonNode.Parse(ManifestWriter.Write(Some.Read(Some.ManifestText).Manifest!))!;

        Assert.IsTrue(JsonNode.DeepEquals(expected, written), written.ToJsonString());
    }

    [TestMethod]
    [DataRow("activity", "\"once\"")]
    [DataRow("window", "\"day\"")]
    [DataRow("collects", "[\"command\",\"activity\"]")]
    [DataRow("parsing", "{\"separators\":\"=\",\"clusters\":true,\"attachedValues\":true,\"abbreviations\":false,\"ignoreCase\":[\"options\"]}")]
    [DataRow("reserved", "{\"commands\":[70]}")]
    [DataRow("reserved", "{\"options\":[70]}")]
    [DataRow("reserved", "{\"values\":[70]}")]
    [DataRow("version", "{\"arguments\":[\"-v\"]}")]
    [DataRow("exitCodes", "[{\"outcome\":\"success\",\"codes\":[1]},{\"outcome\":\"failure\",\"codes\":[0]},{\"outcome\":\"interrupted\",\"codes\":[130]}]")]
    [DataRow("commands", Every)]
    public void What_is_no_default_is_written(string property, string json)
    {
        var manifest = Some.ReadWith(manifest => manifest[property] = JsonNode.Parse(json)).Manifest!;

        var written = JsonNode.Parse(ManifestWriter.Write(manifest))![property]!;

        Assert.AreEqual(json, written.ToJsonString());
    }

    [TestMethod]
    [DataRow("[\"command\",\"option\"]")]
    [DataRow("[\"command\",\"option\",\"value\",\"positionals\",\"duration\",\"struggle\",\"version\",\"platform\",\"architecture\",\"terminal\",\"activity\",\"environment\"]")]
    [DataRow(null)]
    public void The_classes_of_data_come_back_also_where_no_option_names_a_variable(string? collects)
    {
        var manifest = Some.Read($$"""
            {
              "tool": "x", "revision": 1, "publisher": { "name": "X", "endpoint": "https://x.example/" },{{(collects is null ? "" : $"\"collects\":{collects},")}}
              "commands": [{ "code": 1, "path": "" }]
            }
            """).Manifest!;

        CollectionAssert.AreEqual(manifest.Collects, ManifestReader.Read(ManifestWriter.Write(manifest)).Manifest!.Collects);
    }

    [TestMethod]
    public void An_option_stands_on_a_line_of_its_own()
    {
        var text = Encoding.UTF8.GetString(ManifestWriter.Write(Some.Manifest, "../schema.json"));

        Assert.StartsWith("{\n  \"$schema\": \"../schema.json\",\n  \"tool\": \"demo\",\n  \"revision\": 3,\n", text);
        Assert.Contains("\n      { \"code\": 2, \"names\": [\"--mode\", \"-m\"], \"values\": [{ \"code\": 1, \"name\": \"install\" }, { \"code\": 2, \"name\": \"upgrade\" }] },\n", text);
        Assert.EndsWith("\n    ] }\n  ]\n}\n", text);
    }

    [TestMethod]
    public void Texts_with_quotes_braces_and_other_alphabets_come_back()
    {
        const string Name = "a \"b {c}: d,e\\ é漢";
        var manifest = Some.Manifest with { Publisher = Some.Manifest.Publisher with { Name = Name } };

        var read = ManifestReader.Read(ManifestWriter.Write(manifest)).Manifest!;

        Assert.AreEqual(Name, read.Publisher.Name);
    }
}
