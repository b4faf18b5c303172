using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// One invocation as codes: all that is ever written down about it. No time, no text, no order of options. A class of data that was not
/// agreed to is absent: null, or an empty list.
/// </summary>
internal sealed record Invocation
{
    /// <summary>The manifest revision whose codes these are.</summary>
    public required int Revision { get; init; }

    /// <summary>Whether it may become part of reports; false for the person's own eyes only.</summary>
    public required bool MayBeSent { get; init; }

    public required int Command { get; init; }

    public required Outcome Outcome { get; init; }

    public DurationClass? Duration { get; init; }

    public CountClass? Operands { get; init; }

    public TerminalUse? Terminal { get; init; }

    /// <summary>Distinct, ascending.</summary>
    public ImmutableArray<int> Options { get; init; } = [];

    /// <summary>Distinct, ascending.</summary>
    public ImmutableArray<int> Values { get; init; } = [];

    /// <summary>Options that came from an environment variable and not from the command line. Distinct, ascending.</summary>
    public ImmutableArray<int> Environment { get; init; } = [];

    /// <summary>What of it belongs to the classes of data that were agreed to.</summary>
    public Invocation Keep(ImmutableArray<ReportKind> kinds) => this with
    {
        Duration = kinds.Contains(ReportKind.Duration) ? Duration : null,
        Operands = kinds.Contains(ReportKind.Positionals) ? Operands : null,
        Terminal = kinds.Contains(ReportKind.Terminal) ? Terminal : null,
        Options = kinds.Contains(ReportKind.Option) ? Options : [],
        Values = kinds.Contains(ReportKind.Value) ? Values : [],
        Environment = kinds.Contains(ReportKind.Environment) ? Environment : [],
    };

    public bool Equals(Invocation? other) =>
        other is not null
        && (Revision, MayBeSent, Command, Outcome, Duration, Operands, Terminal)
            == (other.Revision, other.MayBeSent, other.Command, other.Outcome, other.Duration, other.Operands, other.Terminal)
        && Options.SequenceEqual(other.Options)
        && Values.SequenceEqual(other.Values)
        && Environment.SequenceEqual(other.Environment);

    public override int GetHashCode() => HashCode.Combine(Revision, MayBeSent, Command, Outcome, Duration, Operands, Terminal, Options.Length);
}
