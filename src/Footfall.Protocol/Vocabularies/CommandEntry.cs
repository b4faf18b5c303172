using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>One command of a tool. The root command, with the empty path, is the tool called without a subcommand.</summary>
public sealed record CommandEntry
{
    /// <summary>The last word of the path of an external command.</summary>
    internal const string ExternalWord = "*";

    /// <summary>The command's code, unique in the manifest; never given to another meaning. 0 is kept for every unknown command.</summary>
    public required int Code { get; init; }

    /// <summary>The words that lead to it, joined by single blanks: <c>canister call</c>. Empty for the root.</summary>
    public required string Path { get; init; }

    /// <summary>Other spellings of the last word.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The options it declares itself; inherited ones stand on the command that declares them.</summary>
    public ImmutableArray<OptionEntry> Options { get; init; } = [];

    /// <summary>Whether bare words after it are operands, counted by class. False: an unknown bare word makes it an unknown command.</summary>
    public bool Operands { get; init; }

    /// <summary>
    /// Endings, compared without case, of bare words that are operands even where <see cref="Operands"/> is false: <c>.dll</c> in
    /// <c>dotnet app.dll</c>.
    /// </summary>
    public ImmutableArray<string> OperandEndings { get; init; } = [];

    /// <summary>Whether a subcommand may also follow operands, as in <c>dotnet add app.csproj package</c>. Default false.</summary>
    public bool CommandsAfterOperand { get; init; }

    /// <summary>Whether its options end at the first operand (what follows belongs to another program). Default false.</summary>
    public bool OptionsEndAtOperand { get; init; }

    /// <summary>Whether everything after <c>--</c> belongs to another program and is not counted as operands. Default false.</summary>
    public bool PassesThrough { get; init; }

    /// <summary>Exit codes that mean something else for this command than for the tool.</summary>
    public ImmutableArray<ExitCodeRule> ExitCodes { get; init; } = [];

    /// <summary>
    /// Whether it stands for every word that is no command there: an alias of the person's own, a plugin. Its path is <c>*</c> or ends
    /// with <c> *</c>.
    /// </summary>
    public bool IsExternal => LastWord == ExternalWord;

    /// <summary>The last word of the path; empty for the root.</summary>
    public string LastWord => Path[(Path.LastIndexOf(' ') + 1)..];
}
