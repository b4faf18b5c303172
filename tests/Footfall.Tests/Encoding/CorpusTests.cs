using System.Text.Json;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>
/// Real command lines with the commands that the tools' documentation says they are, one JSON object a line:
/// <c>{"argv":["commit","-a"],"path":"commit"}</c>. The empty path is the tool without a subcommand, null a command that the tool does not
/// define itself: an alias, a plugin or none at all.
/// </summary>
[TestClass]
public sealed class CorpusTests
{
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
        var tree = new CommandTree(manifest);
        var lines = File.ReadLines(Path.Combine(Folder, tool + ".jsonl")).Where(line => line.Length > 0).Select(Read).ToArray();

        var encoded = lines.Select(line => CommandLineEncoder.Encode(tree, line.Argv)).ToArray();

        var wrong = lines.Zip(encoded).Where(pair => !IsCommand(pair.Second, pair.First.Path, manifest)).ToArray();
        var withUnknown = lines.Zip(encoded).Where(pair => pair.Second.Options.Contains(Vocabulary.Other)).ToArray();
        var options = encoded.Sum(line => line.Options.Length);
        Assert.IsNotEmpty(lines);
        Assert.IsLessThanOrEqualTo((1 - LeastRecognised) * lines.Length, wrong.Length, $"{wrong.Length} of {lines.Length} lines are another command:\n{Show(wrong)}");
        Assert.IsLessThanOrEqualTo(MostUnknownOptions * options, withUnknown.Length, $"{withUnknown.Length} of {options} options are unknown:\n{Show(withUnknown)}");

        string Show(IEnumerable<(CorpusLine Line, EncodedCommandLine Encoded)> pairs) =>
            string.Join('\n', pairs.Select(pair => $"{pair.Line} read as {vocabulary.CommandName(pair.Encoded.Command)}"));
    }

    private static string[] CorpusFiles() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.jsonl") : [];

    private static CorpusLine Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new CorpusLine(
            [.. json.RootElement.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!)],
            json.RootElement.GetProperty("path").GetString());
    }

    private static bool IsCommand(EncodedCommandLine encoded, string? path, Manifest manifest)
    {
        var command = manifest.Commands.FirstOrDefault(command => command.Code == encoded.Command);
        return path is null ? command is null or { IsExternal: true } : command?.Path == path;
    }

    private sealed record CorpusLine(IReadOnlyList<string> Argv, string? Path)
    {
        public override string ToString() => $"{JsonSerializer.Serialize(Argv)}, documented as {Path ?? "unknown"},";
    }
}
