using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The kinds of figure in the words of the pages.</summary>
/// <param name="Heading">The name of the group.</param>
/// <param name="Says">What one number of it says.</param>
internal sealed record KindText(string Heading, string Says)
{
    /// <summary>The words for a kind.</summary>
    public static KindText Of(ReportKind kind) => kind switch
    {
        ReportKind.Command => new("Commands", "how often a command of the public list was used, and how it ended: success, failure, usage error, interrupted, crashed"),
        ReportKind.Option => new("Options", "how often an option of the public list stood on a command line"),
        ReportKind.Value => new("Values", "how often such an option had a value of its closed list; any other value is not recorded"),
        ReportKind.Positionals => new("Operands", "how many operands a command had, in five classes; never what they were"),
        ReportKind.Duration => new("Durations", "how long a command took, in ten classes"),
        ReportKind.Struggle => new("Struggles", "how many times in a row a command failed before it succeeded, in four classes"),
        ReportKind.Version => new("Versions", "which version of the tool was there"),
        ReportKind.Platform => new("Platforms", "which operating system it ran on"),
        ReportKind.Architecture => new("Architectures", "which kind of processor it ran on"),
        ReportKind.Terminal => new("Terminal use", "whether it was used at a terminal or by a program"),
        ReportKind.Activity => new("Active installations", "that an installation was active on a day, with the days since the day before on which it was"),
        ReportKind.Environment => new("Options from the environment", "how often an option came from an environment variable instead of the command line"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of report."),
    };
}
