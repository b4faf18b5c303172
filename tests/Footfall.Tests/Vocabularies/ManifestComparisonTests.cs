using System.Text;
using System.Text.Json.Nodes;
using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>Codes are append-only: <c>spec/vocabulary.md</c>, V18 to V22.</summary>
[TestClass]
public sealed class ManifestComparisonTests
{
    private const string Published = """
        {
          "tool": "demo", "revision": 4, "publisher": { "name": "X", "endpoint": "https://x.example/", "policy": "https://x.example/policy" },
          "collects": ["command", "option"],
          "reserved": { "commands": [40] },
          "commands": [
            { "code": 1, "path": "", "options": [{ "code": 1, "names": ["--verbose", "-v"], "inherited": true }] },
            { "code": 2, "path": "net" },
            { "code": 3, "path": "net list", "aliases": ["ls"], "options": [
              { "code": 2, "names": ["--all", "-a"], "environment": ["ALL"] },
              { "code": 3, "names": ["--format"], "values": [{ "code": 1, "name": "json" }, { "code": 2, "name": "text" }] }
            ] },
            { "code": 4, "path": "*" }
          ]
        }
        """;

    private static readonly Manifest Before = Read(JsonNode.Parse(Published)!.AsObject());

    [TestMethod]
    public void The_same_file_needs_nothing()
    {
        var comparison = ManifestComparison.Of(Before, Before);

        Assert.IsFalse(comparison.Differs);
        Assert.IsTrue(comparison.Breaks.IsEmpty && comparison.AsksAgainFor.IsEmpty);
    }

    [TestMethod]
    public void What_is_added_keeps_every_code_and_asks_nobody()
    {
        var comparison = Compare(next =>
        {
            Commands(next).Add(JsonNode.Parse("""{ "code": 5, "path": "net add", "options": [{ "code": 4, "names": ["-f"], "values": [{ "code": 3, "name": "x" }] }] }"""));
            Option(next, 2, 0)["names"]!.AsArray().Add("--everything");
            Option(next, 2, 0)["environment"] = new JsonArray("EVERYTHING");
        });

        Assert.AreEqual("", Words(comparison));
        Assert.AreEqual((1, 1, 1, 0), (comparison.CommandsAdded, comparison.OptionsAdded, comparison.ValuesAdded, comparison.Retired));
        Assert.IsTrue(comparison.AsksAgainFor.IsEmpty);
    }

    [TestMethod]
    public void A_command_may_be_renamed_if_its_old_word_stays_and_those_below_move_with_it()
    {
        var comparison = Compare(next =>
        {
            Commands(next)[1] = JsonNode.Parse("""{ "code": 2, "path": "network", "aliases": ["net"] }""");
            Commands(next)[2]!["path"] = "network list";
        });

        Assert.AreEqual("", Words(comparison));
    }

    [TestMethod]
    public void An_alias_and_a_name_may_change_places()
    {
        var comparison = Compare(next =>
        {
            Commands(next)[2]!["path"] = "net ls";
            Commands(next)[2]!["aliases"] = new JsonArray("list");
        });

        Assert.AreEqual("", Words(comparison));
    }

    [TestMethod]
    public void An_option_may_move_up_where_it_is_inherited()
    {
        var comparison = Compare(next =>
        {
            var option = Option(next, 2, 0);
            Commands(next)[2]!["options"]!.AsArray().Remove(option);
            option["inherited"] = true;
            Commands(next)[1]!["options"] = new JsonArray(option);
        });

        Assert.AreEqual("", Words(comparison));
    }

    [TestMethod]
    public void What_is_gone_may_be_reserved()
    {
        var comparison = Compare(next =>
        {
            Commands(next).RemoveAt(2);
            next["reserved"] = JsonNode.Parse("""{ "commands": [3, 40], "options": [2, 3], "values": [1, 2] }""");
        });

        Assert.AreEqual("", Words(comparison));
        Assert.AreEqual(5, comparison.Retired);
    }

    [TestMethod]
    public void Every_broken_promise_is_told()
    {
        AssertBroken("the manifest is about other and was about demo", next => next["tool"] = "other");
        AssertBroken("the revision is 4 and must be at least 5, since something differs", next => next["revision"] = 4, next => next["cap"] = 2);
        AssertBroken("command 4 (*) is gone", next => Commands(next).RemoveAt(3));
        AssertBroken("command 3 (net list) means net lst now", next => Commands(next)[2]!["path"] = "net lst", next => Commands(next)[2]!["aliases"] = new JsonArray());
        AssertBroken("command 3 (net list) means list now", next => Commands(next)[2]!["path"] = "list");
        AssertBroken("command 2 (net) means net list now", next => Commands(next)[1]!["code"] = 3, next => Commands(next)[2]!["code"] = 2);
        AssertBroken("command 4 (*) means other now", next => Commands(next)[3]!["path"] = "other");
        AssertBroken("command 40 (reserved) is no longer reserved", next => next.Remove("reserved"));
        AssertBroken("command 40 (reserved) has a new meaning", next => next.Remove("reserved"), next => Commands(next).Add(JsonNode.Parse("""{ "code": 40, "path": "new" }""")));
        AssertBroken("option 2 (net list --all) is gone", next => Commands(next)[2]!["options"]!.AsArray().RemoveAt(0));
        AssertBroken("option 2 (net list --all) means net list --one now", next => Option(next, 2, 0)["names"] = new JsonArray("--one"));
        AssertBroken("option 2 (net list --all) means net --all now", Move(inherited: false, to: 1));
        AssertBroken("environment 2 (net list --all) names no variable any more", next => Option(next, 2, 0).Remove("environment"));
        AssertBroken("value 1 (--format=json) is gone", next => Option(next, 2, 1)["values"]!.AsArray().RemoveAt(0));
        AssertBroken("value 1 (--format=json) means --format=yaml now", next => Option(next, 2, 1)["values"]![0]!["name"] = "yaml");
        AssertBroken(
            "value 1 (--format=json) means --all=json now",
            next => Option(next, 2, 0)["values"] = JsonNode.Parse("""[{ "code": 1, "name": "json" }]"""),
            next => Option(next, 2, 1)["values"]!.AsArray().RemoveAt(0));
    }

    [TestMethod]
    public void An_inherited_option_that_moves_down_is_gone_elsewhere()
    {
        var comparison = Compare(next =>
        {
            var option = Option(next, 0, 0);
            Commands(next)[0]!["options"]!.AsArray().Clear();
            Commands(next)[2]!["options"]!.AsArray().Add(option);
        });

        Assert.Contains("option 1 ((none) --verbose) means net list --verbose now", Words(comparison));
    }

    [TestMethod]
    [DataRow("""{ "name": "X", "endpoint": "https://y.example/", "policy": "https://x.example/policy" }""", null, "endpoint")]
    [DataRow("""{ "name": "X", "endpoint": "https://x.example/", "policy": "https://x.example/other" }""", null, "policy")]
    [DataRow("""{ "name": "X", "endpoint": "https://x.example/" }""", null, "policy")]
    [DataRow("""{ "name": "Y", "endpoint": "https://x.example/", "policy": "https://x.example/policy" }""", null, "")]
    [DataRow(null, """["command", "option", "version", "value"]""", "value version")]
    [DataRow(null, """["command"]""", "")]
    public void People_are_asked_again_where_consent_is_bound_to_what_differs(string? publisher, string? collects, string expected)
    {
        var comparison = Compare(next =>
        {
            next["publisher"] = publisher is null ? next["publisher"]!.DeepClone() : JsonNode.Parse(publisher);
            next["collects"] = collects is null ? next["collects"]!.DeepClone() : JsonNode.Parse(collects);
        });

        Assert.AreEqual(expected, string.Join(' ', comparison.AsksAgainFor));
        Assert.AreEqual("", Words(comparison));
    }

    private static Action<JsonObject> Move(bool inherited, int to) => next =>
    {
        var option = Option(next, 2, 0);
        Commands(next)[2]!["options"]!.AsArray().Remove(option);
        option["inherited"] = inherited;
        Commands(next)[to]!["options"] = new JsonArray(option);
    };

    private static void AssertBroken(string message, params Action<JsonObject>[] changes) =>
        Assert.Contains(message, Words(Compare(next => Array.ForEach(changes, change => change(next)))));

    private static ManifestComparison Compare(Action<JsonObject> change)
    {
        var next = JsonNode.Parse(Published)!.AsObject();
        next["revision"] = 5;
        change(next);
        return ManifestComparison.Of(Before, Read(next));
    }

    private static string Words(ManifestComparison comparison) => string.Join('\n', comparison.Breaks);

    private static JsonArray Commands(JsonObject manifest) => manifest["commands"]!.AsArray();

    private static JsonObject Option(JsonObject manifest, int command, int option) => Commands(manifest)[command]!["options"]![option]!.AsObject();

    private static Manifest Read(JsonObject json)
    {
        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        Assert.IsTrue(reading.IsValid, string.Join('\n', reading.Errors));
        return reading.Manifest;
    }
}
