using System.Text;
using System.Text.Json.Nodes;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>Runs <c>spec/vectors/manifests.json</c>: by the reader, and by a validator of JSON schemas that is not ours.</summary>
[TestClass]
public sealed class ManifestVectorTests
{
    private static readonly JsonObject Page = JsonNode.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "vectors", "manifests.json")))!.AsObject();

    public static IEnumerable<object[]> Ids() => Cases().Select(vector => new object[] { Id(vector) });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void A_manifest_is_taken_or_refused_as_the_vector_says(string id)
    {
        var vector = Cases().Single(vector => Id(vector) == id);

        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(vector["manifest"]!.ToJsonString()));

        Assert.AreEqual(vector["valid"]!.GetValue<bool>(), reading.IsValid, $"{vector["comment"]} {string.Join('\n', reading.Errors)}");
    }

    [TestMethod]
    public void The_schema_says_what_a_schema_can_say()
    {
        var expected = Cases().Select(vector => $"{Id(vector)} {vector["schema"]}");

        var valid = Validate(Cases().Select(vector => vector["manifest"]!.DeepClone()));

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', Cases().Zip(valid, (vector, isValid) => $"{Id(vector)} {isValid}")));
    }

    [TestMethod]
    public void Every_shipped_manifest_is_valid_by_the_schema()
    {
        var files = Directory.GetFiles(RepositoryRoot.Combine("spec", "tools"), "*.json");

        var valid = Validate(files.Select(file => JsonNode.Parse(File.ReadAllBytes(file))!));

        Assert.AreEqual(string.Join(' ', files.Select(_ => "true")), string.Join(' ', valid));
    }

    [TestMethod]
    public void Ids_are_unique_and_a_manifest_that_is_refused_is_called_bad()
    {
        Assert.AreEqual(Cases().Count(), Cases().Select(Id).Distinct().Count());
        foreach (var vector in Cases())
        {
            Assert.AreEqual(!vector["valid"]!.GetValue<bool>(), Id(vector).StartsWith("bad_", StringComparison.Ordinal), Id(vector));
        }
    }

    private static IEnumerable<JsonObject> Cases() => Page["cases"]!.AsArray().Select(vector => vector!.AsObject());

    private static string Id(JsonObject vector) => vector["id"]!.GetValue<string>();

    /// <summary>What the validator says of each: <c>true</c> or <c>false</c>.</summary>
    private static string[] Validate(IEnumerable<JsonNode> documents)
    {
        var result = new Command("/usr/bin/python3", RepositoryRoot.Combine("tests", "Footfall.Spec.Tests", "Vectors", "validate.py"), RepositoryRoot.Combine("spec", "schemas", "manifest.schema.json"))
        {
            Input = StandardInput.Text(new JsonArray([.. documents]).ToJsonString()),
        }.Run();
        Assert.AreEqual(0, result.ExitCode, $"{result}");
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
