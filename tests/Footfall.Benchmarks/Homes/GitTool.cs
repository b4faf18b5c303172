using System.Text.Json;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>The manifest of git that ships, and the command lines that the encoder's tests know it by; of other tools too.</summary>
internal static class GitTool
{
    public static ToolName Name { get; } = ToolName.Parse("git");

    public static Manifest Manifest(string tool = "git") => new ManifestCatalog(home: null).Find(ToolName.Parse(tool))!.Manifest!;

    public static IReadOnlyList<string[]> CommandLines(string tool = "git") =>
    [
        .. File.ReadLines(RepositoryRoot.Combine("tests", "Footfall.Tests", "Encoding", "Corpora", $"{tool}.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("argv").EnumerateArray().Select(word => word.GetString()!).ToArray()),
    ];

    /// <summary>An invocation as long as most: 32 bytes in the journal.</summary>
    public static Invocation Usual(Manifest manifest) => new()
    {
        Revision = manifest.Revision,
        MayBeSent = true,
        Command = manifest.Commands.First(command => command.Path == "commit").Code,
        Outcome = Outcome.Success,
        Duration = DurationClass.Under300Milliseconds,
        Operands = CountClass.One,
        Terminal = TerminalUse.Interactive,
        Options = [.. manifest.Commands.First(command => command.Path == "commit").Options.Take(3).Select(option => option.Code)],
    };

    /// <summary>A command line as it is written down after it succeeded.</summary>
    public static Invocation Counted(Manifest manifest, EncodedCommandLine line) => new()
    {
        Revision = manifest.Revision,
        MayBeSent = true,
        Command = line.Command,
        Outcome = Outcome.Success,
        Duration = DurationClass.Under300Milliseconds,
        Operands = line.Operands,
        Terminal = TerminalUse.Interactive,
        Options = line.Options,
        Values = line.Values,
    };
}
