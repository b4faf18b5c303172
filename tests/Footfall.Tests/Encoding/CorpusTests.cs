using System.Text.Json;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>
/// Real command lines with the commands that the tools' documentation says they are, one JSON object a line:
/// <c>{"argv":["commit","-a"],"path":"commit"}</c>. The empty path is the tool without a subcommand, null a command that is not in the manifest.
/// </summary>
[TestClass]
public sealed class CorpusTests
{
    private const int FewestLines = 150;
    private const double LeastRecognised = 0.99;
    private const double MostUnknownOptions = 0.03;

    private static readonly string Folder = RepositoryRoot.Combine("tests", "Footfall.Tests", "Encoding", "Corpora");

    public static IEnumerable<object[]> Tools() => CorpusFiles().Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    [TestMethod]
    public void There_are_corpora() => Assert.IsNotEmpty(CorpusFiles(), $"no corpus in {Folder}");

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void Commands_are_the_documented_ones_and_few_options_unknown(string tool)
    {
        var manifest = TestManifests.OfTool(tool);
        Assert.IsNotNull(manifest, $"spec/tools/{tool}.json is missing");
        var vocabulary = new Vocabulary(manifest);
        var measure = new CorpusMeasure(manifest);

        var results = File.ReadLines(Path.Combine(Folder, tool + ".jsonl"))
            .Index()
            .Where(line => line.Item.Length > 0)
            .Select(line => measure.Measure(Read(line.Item, line.Index + 1)))
            .ToArray();

        var wrong = results.Where(result => result.Verdict != CorpusVerdict.Recognised).ToArray();
        var withUnknown = results.Where(result => !result.UnknownOptions.IsEmpty).ToArray();
        var unknown = results.Sum(result => result.UnknownOptions.Length);
        var options = unknown + results.Sum(result => result.Encoded.Options.Count(code => code != Vocabulary.Other));
        Assert.IsGreaterThanOrEqualTo(FewestLines, results.Length);
        Assert.IsLessThanOrEqualTo((1 - LeastRecognised) * results.Length, wrong.Length, $"{wrong.Length} of {results.Length} lines are another command:\n{Show(wrong)}");
        Assert.IsLessThanOrEqualTo(MostUnknownOptions * options, unknown, $"{unknown} of {options} options are unknown:\n{Show(withUnknown)}");

        string Show(IEnumerable<CorpusResult> results) => string.Join('\n', results.Select(result =>
            $"{JsonSerializer.Serialize(result.Line.Arguments)}, documented as {result.Line.Path ?? "unknown"}, read as {vocabulary.CommandName(result.Encoded.Command)}, not known: {string.Join(' ', result.UnknownOptions)}"));
    }

    private static string[] CorpusFiles() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.jsonl") : [];

    private static CorpusLine Read(string text, int number) =>
        CorpusLine.TryRead(text, number, out var line, out var error) ? line : throw new InvalidDataException($"line {number} {error}");
}
