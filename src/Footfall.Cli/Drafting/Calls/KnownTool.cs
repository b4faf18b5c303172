using System.Collections.Frozen;

namespace Footfall.Cli.Drafting;

/// <summary>What some tools have that is better than asking command by command, or that their help does not show.</summary>
internal sealed record KnownTool
{
    private static readonly FrozenDictionary<string, KnownTool> All = new Dictionary<string, KnownTool>(StringComparer.Ordinal)
    {
        ["git"] = new()
        {
            // "git add --help" opens the manual. Subcommands only help inside a repository, and this much is one.
            Forms = [HelpForm.Short],
            Lists = [["--list-cmds=main,nohelpers"], ["help", "-a"]],
            External = true,
            Files = [".git/HEAD", ".git/objects/", ".git/refs/"],
        },
        ["dotnet"] = new() { Schema = ["--cli-schema"], Prefixes = ["@"], OperandEndings = [".dll", ".exe"] },
        ["cargo"] = new() { Lists = [["--list"]], External = true, Prefixes = ["+"] },
        ["npm"] = new() { Forms = [HelpForm.Short], CommandAbbreviations = true, OptionsEverywhere = true },
        ["kubectl"] = new() { Options = ["options"], External = true },
        ["docker"] = new() { External = true },
    }.ToFrozenDictionary();

    /// <summary>The ways to ask for a command's help, the best first.</summary>
    public IReadOnlyList<HelpForm> Forms { get; init; } = [HelpForm.Long, HelpForm.Short, HelpForm.Command];

    /// <summary>Calls that list the tool's commands.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists { get; init; } = [];

    /// <summary>The call that lists options which every command takes; empty: none.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The call that gives commands and options as JSON; empty: none.</summary>
    public IReadOnlyList<string> Schema { get; init; } = [];

    /// <summary>Whether a word that is no command may be a person's own.</summary>
    public bool External { get; init; }

    /// <summary>Whether every command takes the options of all others.</summary>
    public bool OptionsEverywhere { get; init; }

    /// <summary>Characters with which an argument may begin that is an option: <c>cargo +nightly</c>, <c>dotnet @file</c>.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    public bool CommandAbbreviations { get; init; }

    public IReadOnlyList<string> OperandEndings { get; init; } = [];

    /// <summary>What the working directory has; a name that ends with a slash is a directory.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public static KnownTool Of(string tool) => All.GetValueOrDefault(tool) ?? new KnownTool();
}
