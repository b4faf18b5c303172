using System.Text;
using System.Text.Json.Nodes;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>Runs <c>spec/vectors/encoding.json</c>.</summary>
[TestClass]
public sealed class EncodingVectorTests
{
    private static readonly JsonObject Page = JsonNode.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "vectors", "encoding.json")))!.AsObject();

    public static IEnumerable<object[]> Ids() => Cases().Select(vector => new object[] { vector["id"]!.GetValue<string>() });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Encodes_as_the_vector_says(string id)
    {
        var vector = Cases().Single(vector => vector["id"]!.GetValue<string>() == id);
        var manifest = ManifestOf(vector);
        var argv = vector["argv"]!.AsArray().SelectMany(Arguments).ToArray();

        var encoded = CommandLineEncoder.Encode(CompiledVocabulary.Of(manifest), argv, new VectorEnvironment(vector["environment"]?.AsObject()))!.Value.Encoded;

        var expected = vector["expected"]!;
        Assert.AreEqual(Words(expected), Words(encoded, new Vocabulary(manifest)), vector["comment"]!.GetValue<string>());
    }

    [TestMethod]
    public void Ids_are_unique_and_every_rule_about_command_lines_has_a_case()
    {
        var ids = Cases().Select(vector => vector["id"]!.GetValue<string>()).ToArray();
        var cited = Cases().SelectMany(vector => vector["rules"]!.AsArray()).Select(rule => rule!.GetValue<string>()).ToHashSet();

        var missing = Enumerable.Range(1, 24).Concat(Enumerable.Range(29, 7)).Select(number => $"E{number}").Where(rule => rule != "E4" && !cited.Contains(rule));

        Assert.HasCount(ids.Length, ids.ToHashSet());
        Assert.AreEqual("", string.Join(' ', missing));
    }

    private static IEnumerable<JsonObject> Cases() => Page["cases"]!.AsArray().Select(vector => vector!.AsObject());

    private static Manifest ManifestOf(JsonObject vector)
    {
        var json = Page["manifest"]!.DeepClone().AsObject();
        if (vector["parsing"] is { } parsing)
        {
            json["parsing"] = parsing.DeepClone();
        }

        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return reading.Manifest ?? throw new InvalidDataException(string.Join('\n', reading.Errors));
    }

    private static IEnumerable<string> Arguments(JsonNode? node)
    {
        if (node is not JsonObject made)
        {
            return [node!.GetValue<string>()];
        }

        if (made["units"] is { } units)
        {
            return [new string([.. units.AsArray().Select(unit => (char)unit!.GetValue<int>())])];
        }

        var times = made["times"]!.GetValue<int>();
        return made["argument"] is { } argument
            ? Enumerable.Repeat(argument.GetValue<string>(), times)
            : [made["text"] + string.Concat(Enumerable.Repeat(made["then"]!.GetValue<string>(), times)) + made["end"]];
    }

    private static string Words(JsonNode expected) =>
        $"{expected["command"]} {expected["commandName"]} "
        + $"options [{string.Join(',', expected["options"]!.AsArray())}] [{string.Join(',', expected["optionNames"]!.AsArray())}] "
        + $"values [{string.Join(',', expected["values"]!.AsArray())}] [{string.Join(',', expected["valueNames"]!.AsArray())}] "
        + $"operands {expected["operands"]} "
        + $"environment [{string.Join(',', expected["environment"]?.AsArray() ?? [])}] [{string.Join(',', expected["environmentNames"]?.AsArray() ?? [])}]";

    private static string Words(EncodedCommandLine encoded, Vocabulary vocabulary) =>
        $"{encoded.Command} {vocabulary.CommandName(encoded.Command)} "
        + $"options [{string.Join(',', encoded.Options)}] [{string.Join(',', encoded.Options.Select(code => vocabulary.OptionName(code)))}] "
        + $"values [{string.Join(',', encoded.Values)}] [{string.Join(',', encoded.Values.Select(code => vocabulary.ValueName(code)))}] "
        + $"operands {encoded.Operands.ToString().ToLowerInvariant()} "
        + $"environment [{string.Join(',', encoded.Environment)}] [{string.Join(',', encoded.Environment.Select(code => vocabulary.OptionName(code)))}]";

    /// <summary>Nothing but the variables of a case.</summary>
    private sealed class VectorEnvironment(JsonObject? variables) : IEnvironment
    {
        public string? Variable(string name) => variables?[name]?.GetValue<string>();
    }
}
