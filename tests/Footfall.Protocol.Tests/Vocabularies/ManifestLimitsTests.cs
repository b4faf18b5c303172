using System.Globalization;
using System.Text.Json.Nodes;

namespace Footfall.Protocol.Tests;

/// <summary>The limits of <c>spec/vocabulary.md</c>: what is as large as it may be is taken, and one more is refused with its place.</summary>
[TestClass]
public sealed class ManifestLimitsTests
{
    private const string Number = "number";
    private const string Text = "text";
    private const string Address = "address";
    private const string Option = "commands[0].options[0]";

    [TestMethod]
    [DataRow("tool", 32, Text)]
    [DataRow("revision", 1_000_000, Number)]
    [DataRow("publisher.name", 200, Text)]
    [DataRow("publisher.contact", 200, Text)]
    [DataRow("publisher.endpoint", 500, Address)]
    [DataRow("publisher.policy", 500, Address)]
    [DataRow("cap", 65_536, Number)]
    [DataRow("optOut", 20, """{ "variable": "V#" }""")]
    [DataRow("optOut[0].values", 20, "\"v#\"")]
    [DataRow("version.arguments", 5, "\"-#\"")]
    [DataRow("version.prefix", 200, Text)]
    [DataRow("reserved.values[0]", 99_999, Number)]
    [DataRow("exitCodes", 20, """{ "outcome": "usage", "codes": [#] }""")]
    [DataRow("exitCodes[0].codes", 256, "#")]
    [DataRow("exitCodes[0].codes[0]", 255, Number)]
    [DataRow("commands[3].code", 99_999, Number)]
    [DataRow("commands[3].path", 200, Text)]
    [DataRow("commands[3].aliases", 20, "\"a#\"")]
    [DataRow("commands[1].aliases[0]", 100, Text)]
    [DataRow("commands[3].operandEndings", 20, "\".e#\"")]
    [DataRow("commands[3].options", 2_000, """{ "code": 1#, "names": ["--o#"] }""")]
    [DataRow(Option + ".code", 99_999, Number)]
    [DataRow(Option + ".names", 20, "\"--o#\"")]
    [DataRow(Option + ".environment", 5, "\"V#\"")]
    [DataRow(Option + ".values", 500, """{ "code": 1#, "name": "v#" }""")]
    [DataRow("commands[2].options[0].values[0].code", 99_999, Number)]
    [DataRow("commands[2].options[0].values[0].name", 200, Text)]
    public void A_limit_is_the_last_that_is_taken(string place, int most, string what)
    {
        var atLimit = Some.ReadWith(manifest => Set(manifest, place, Make(what, most)));
        var beyond = Some.ReadWith(manifest => Set(manifest, place, Make(what, most + 1)));

        Assert.IsTrue(atLimit.IsValid, string.Join('\n', atLimit.Errors));
        // What stands in a list of texts or numbers is named by the list.
        var named = place.EndsWith(']') ? place[..place.LastIndexOf('[')] : place;
        CollectionAssert.Contains(beyond.Errors.Select(error => error.Where).ToList(), named, string.Join('\n', beyond.Errors));
    }

    [TestMethod]
    [DataRow("cap", 1)]
    [DataRow("exitCodes[0].codes[0]", 0)]
    public void A_lower_limit_is_taken(string place, int least)
    {
        var reading = Some.ReadWith(manifest => Set(manifest, place, Make(Number, least)));

        Assert.IsTrue(reading.IsValid, string.Join('\n', reading.Errors));
    }

    [TestMethod]
    public void A_manifest_may_have_5000_commands()
    {
        var reading = Some.ReadWith(manifest =>
        {
            var commands = manifest["commands"]!.AsArray();
            while (commands.Count < 5_000)
            {
                commands.Add(JsonNode.Parse($$"""{ "code": {{commands.Count + 100}}, "path": "c{{commands.Count}}" }"""));
            }
        });

        Assert.IsTrue(reading.IsValid, string.Join('\n', reading.Errors));
    }

    private static JsonNode Make(string what, int size) => what switch
    {
        Number => JsonValue.Create(size),
        Text => JsonValue.Create(new string('x', size)),
        Address => JsonValue.Create("https://x.example/".PadRight(size, 'x')),
        _ => new JsonArray([.. Enumerable.Range(0, size).Select(i => JsonNode.Parse(what.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))]),
    };

    private static void Set(JsonNode root, string place, JsonNode value)
    {
        object[] steps = [.. place.Split('.', '[').Select(step => step.EndsWith(']') ? int.Parse(step[..^1], CultureInfo.InvariantCulture) : (object)step)];
        var owner = steps[..^1].Aggregate(root, (node, step) => (step is int i ? node[i] : node[(string)step])!);
        if (steps[^1] is int last)
        {
            owner[last] = value;
        }
        else
        {
            owner[(string)steps[^1]] = value;
        }
    }
}
