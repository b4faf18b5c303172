using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>
/// All that may ever be counted of one tool: a closed vocabulary whose codes are append-only, and who receives the counts.
/// Made by <see cref="ManifestReader"/>, which refuses anything that <c>spec/vocabulary.md</c> does not allow. Immutable.
/// </summary>
public sealed record Manifest
{
    /// <summary>The cap where a manifest names none.</summary>
    public const int DefaultCap = 256;

    /// <summary>The tool.</summary>
    public required ToolName Tool { get; init; }

    /// <summary>Grows by one with each published change.</summary>
    public required int Revision { get; init; }

    /// <summary>Who receives the reports.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>Default <see cref="ActivityMode.Exact"/>.</summary>
    public ActivityMode Activity { get; init; } = ActivityMode.Exact;

    /// <summary>Default <see cref="WindowLength.Week"/>.</summary>
    public WindowLength Window { get; init; } = WindowLength.Week;

    /// <summary>The most that one machine can add to one cell in one window. A power of two from 1 to 65,536; default <see cref="DefaultCap"/>.</summary>
    public int Cap { get; init; } = DefaultCap;

    /// <summary>The classes of data that are counted; <see cref="ReportKind.Command"/> is always among them.</summary>
    public required ImmutableArray<ReportKind> Collects { get; init; }

    /// <summary>Variables that refuse, see <see cref="OptOutVariable"/>.</summary>
    public ImmutableArray<OptOutVariable> OptOut { get; init; } = [];

    /// <summary>Null: the version is not asked for.</summary>
    public VersionQuestion? Version { get; init; }

    /// <summary>How the tool reads its command line.</summary>
    public ParsingRules Parsing { get; init; } = new();

    /// <summary>Exit codes with a meaning of their own, for all commands.</summary>
    public ImmutableArray<ExitCodeRule> ExitCodes { get; init; } = [];

    /// <summary>Codes that mean nothing any more and are never used again.</summary>
    public ReservedCodes Reserved { get; init; } = new();

    /// <summary>All commands, in the order of the file. One is the root.</summary>
    public required ImmutableArray<CommandEntry> Commands { get; init; }
}
