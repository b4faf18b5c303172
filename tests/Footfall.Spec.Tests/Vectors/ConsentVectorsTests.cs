using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class ConsentVectorsTests
{
    private const string FileName = "consent.json";

    private static readonly JsonElement Shared = VectorFile.Read(FileName);

    private static IEnumerable<TestDataRow<JsonElement>> Files => VectorFile.Rows(FileName).Where(row => !row.Value.TryGetProperty("given", out _));

    private static IEnumerable<TestDataRow<JsonElement>> Decisions => VectorFile.Rows(FileName).Where(row => row.Value.TryGetProperty("given", out _));

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_file_is_an_answer_or_none_as_the_vectors_say(JsonElement vector)
    {
        var bytes = Bytes(vector);

        var isAnswer = ConsentFormat.TryRead(bytes, out var read);

        Assert.AreEqual(!VectorFile.IsBad(vector), isAnswer);
        if (isAnswer)
        {
            AssertFields(vector.GetProperty("answer"), read!);
            Assert.AreEqual(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(ConsentFormat.Write(read!)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Decisions))]
    public void It_is_decided_as_the_vectors_say(JsonElement vector)
    {
        var given = vector.GetProperty("given");
        var around = Directory.CreateTempSubdirectory("footfall-").FullName;
        try
        {
            var home = new StateDirectory(Path.Combine(around, "home"));
            var manifest = ManifestFor(given);
            if (given.GetProperty("answer").GetString() is { } id)
            {
                Directory.CreateDirectory(home.ConsentDirectory);
                File.WriteAllBytes(home.Consent(manifest.Tool), Bytes(Files.Single(row => row.DisplayName == id).Value));
            }

            var environment = new Surroundings(given, Path.Combine(around, "policy"));
            var gate = ConsentGate.Of(environment);

            var decision = gate.Decide(Terms.Of(manifest), new ConsentStore(home).Read(manifest.Tool));

            var decided = vector.GetProperty("decided");
            Assert.AreEqual(
                $"{decided.GetProperty("sharing")} {decided.GetProperty("rule")}",
                $"{Wording.SharingName(decision.Sharing)} {Wording.RuleName(decision.Rule)}");
            AssertKinds(decided, "kinds", decision.Kinds);
            AssertKinds(decided, "offered", decision.NewKinds);
        }
        finally
        {
            Directory.Delete(around, recursive: true);
        }
    }

    private static byte[] Bytes(JsonElement file) =>
        file.TryGetProperty("hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Encoding.UTF8.GetBytes(file.GetProperty("text").GetString()!);

    private static Manifest ManifestFor(JsonElement given)
    {
        var json = JsonNode.Parse(Shared.GetProperty("manifest").GetRawText())!.AsObject();
        foreach (var name in new[] { "publisher", "collects", "commands" })
        {
            if (given.TryGetProperty(name, out var other))
            {
                json[name] = JsonNode.Parse(other.GetRawText());
            }
        }

        return ManifestReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).Manifest!;
    }

    private static void AssertFields(JsonElement expected, ConsentRecord read)
    {
        Assert.AreEqual(expected.GetProperty("tool").GetString(), read.Tool.Text);
        Assert.AreEqual(expected.GetProperty("answer").GetString(), read.Answer.ToString().ToLowerInvariant());
        Assert.AreEqual(expected.GetProperty("endpoint").GetString(), read.Endpoint?.ToString());
        Assert.AreEqual(expected.GetProperty("own").GetBoolean(), read.EndpointIsOwn);
        Assert.AreEqual(expected.GetProperty("policy").GetString(), read.Policy?.AbsoluteUri);
        Assert.AreEqual(expected.Date("day"), read.Day);
        AssertKinds(expected, "kinds", read.Kinds);
        AssertKinds(expected, "declined", read.Declined);
    }

    private static void AssertKinds(JsonElement expected, string property, IEnumerable<ReportKind> kinds)
    {
        if (expected.TryGetProperty(property, out var names))
        {
            Assert.AreEqual(string.Join(' ', names.EnumerateArray().Select(name => name.GetString())), string.Join(' ', kinds.Select(ReportKinds.Name)));
        }
    }

    /// <summary>The variables of a case, and the policy file that one of them names.</summary>
    private sealed class Surroundings : IEnvironment
    {
        private readonly Dictionary<string, string> variables;

        public Surroundings(JsonElement given, string policyFile)
        {
            variables = given.GetProperty("environment").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
            if (given.TryGetProperty("policy", out var policy))
            {
                File.WriteAllText(policyFile, policy.GetString());
                variables[SystemPolicy.Variable] = policyFile;
            }
        }

        public string? Variable(string name) => variables.GetValueOrDefault(name);
    }
}
