using System.Text.Json;

namespace Footfall.Spec.Tests;

/// <summary>The rules that are compiled in are those of <c>spec/ci.json</c>, in its order.</summary>
[TestClass]
public sealed class CiRulesTests
{
    [TestMethod]
    public void The_rules_about_build_machines_are_those_of_the_specification()
    {
        using var json = JsonDocument.Parse(SourceTree.Text("spec/ci.json"));
        var specified = json.RootElement.GetProperty("rules").EnumerateArray().Select(Text).ToArray();

        CollectionAssert.AreEqual(specified, CiRule.All.Select(rule => $"{rule.Name}: {rule.Match} {string.Join(' ', rule.Words)}").ToArray());
        Assert.AreEqual("""{ "CI": "false" }""", json.RootElement.GetProperty("unless").GetRawText());
    }

    private static string Text(JsonElement rule)
    {
        var clue = rule.EnumerateObject().Single(property => property.Name != "name");
        var (match, words) = clue.Name switch
        {
            "any" => (CiMatch.Any, clue.Value.EnumerateArray().Select(word => word.GetString())),
            "all" => (CiMatch.All, clue.Value.EnumerateArray().Select(word => word.GetString())),
            "equals" => (CiMatch.Equal, Pair(clue.Value)),
            _ => (CiMatch.Containing, Pair(clue.Value)),
        };
        return $"{rule.GetProperty("name").GetString()}: {match} {string.Join(' ', words)}";
    }

    private static string?[] Pair(JsonElement pairs) => [pairs.EnumerateObject().Single().Name, pairs.EnumerateObject().Single().Value.GetString()];
}
