using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>Facts about the kinds of report.</summary>
public static class ReportKinds
{
    /// <summary>Every kind, in the order of their numbers.</summary>
    public static ImmutableArray<ReportKind> All { get; } =
    [
        ReportKind.Command, ReportKind.Option, ReportKind.Value, ReportKind.Positionals, ReportKind.Duration, ReportKind.Struggle,
        ReportKind.Version, ReportKind.Platform, ReportKind.Architecture, ReportKind.Terminal, ReportKind.Activity, ReportKind.Environment,
    ];

    /// <summary>The kind's name in manifests, consent files and output: its member's name in lower case.</summary>
    public static string Name(ReportKind kind) => kind switch
    {
        ReportKind.Command => "command",
        ReportKind.Option => "option",
        ReportKind.Value => "value",
        ReportKind.Positionals => "positionals",
        ReportKind.Duration => "duration",
        ReportKind.Struggle => "struggle",
        ReportKind.Version => "version",
        ReportKind.Platform => "platform",
        ReportKind.Architecture => "architecture",
        ReportKind.Terminal => "terminal",
        ReportKind.Activity => "activity",
        ReportKind.Environment => "environment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of report."),
    };

    /// <summary>Reads a kind's name.</summary>
    public static bool TryParse(string? name, out ReportKind kind)
    {
        foreach (var candidate in All)
        {
            if (Name(candidate) == name)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>
    /// What a manifest collects that does not say: all that its commands can give. Not <see cref="ReportKind.Environment"/> where no option
    /// names a variable, so that nobody is asked about what cannot be.
    /// </summary>
    internal static ImmutableArray<ReportKind> Of(IEnumerable<CommandEntry> commands) =>
        commands.Any(command => command.Options.Any(option => !option.Environment.IsEmpty)) ? All : All.Remove(ReportKind.Environment);

    /// <summary>Whether the kind says only that something was there: its count is 1 whatever the use.</summary>
    public static bool IsPresence(ReportKind kind) =>
        kind is ReportKind.Version or ReportKind.Platform or ReportKind.Architecture or ReportKind.Terminal or ReportKind.Activity;
}
