using System.Collections.Immutable;
using System.Globalization;

namespace Footfall.Protocol;

/// <summary>What a subject means, in words: the same on the client's screen and in the collector's answers.</summary>
/// <param name="What">The first code in words: a command, a version, a platform.</param>
/// <param name="Which">The second code in words; empty where the kind has one code.</param>
public readonly record struct Words(string What, string Which)
{
    // The names of the members of the enums in the order of their numbers, which have no gaps.
    private static readonly ImmutableArray<string> Outcomes = ["success", "failure", "usage error", "interrupted", "crashed"];
    private static readonly ImmutableArray<string> Counts = ["0", "1", "2-3", "4-7", "8+"];
    private static readonly ImmutableArray<string> Durations =
        ["< 0.1 s", "0.1-0.3 s", "0.3-1 s", "1-3 s", "3-10 s", "10-30 s", "30-100 s", "100-300 s", "300-1000 s", "1000 s+"];

    private static readonly ImmutableArray<string> Platforms = ["other", "Linux", "macOS", "Windows", "FreeBSD"];
    private static readonly ImmutableArray<string> Processors = ["other", "x64", "arm64", "x86", "arm", "riscv64", "ppc64le", "s390x", "loongarch64"];
    private static readonly ImmutableArray<string> TerminalUses = ["interactive", "not interactive"];

    /// <summary>Decodes a subject. Codes that the vocabulary does not know are written <c>#12</c>.</summary>
    public static Words Of(Subject subject, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return subject.Kind switch
        {
            ReportKind.Command => new(vocabulary.CommandName(subject.A), Named(Outcomes, (long)Outcome.Success, subject.B)),
            ReportKind.Option => new(vocabulary.CommandName(subject.A), vocabulary.OptionName(subject.B)),
            ReportKind.Value => new(vocabulary.CommandName(subject.A), vocabulary.ValueName(subject.B)),
            ReportKind.Positionals => new(vocabulary.CommandName(subject.A), Named(Counts, (long)CountClass.None, subject.B)),
            ReportKind.Duration => new(vocabulary.CommandName(subject.A), Named(Durations, (long)DurationClass.Under100Milliseconds, subject.B)),
            ReportKind.Struggle => new(vocabulary.CommandName(subject.A), Named(Counts, (long)CountClass.None, subject.B)),
            ReportKind.Version => VersionWords(subject),
            ReportKind.Platform => new(Named(Platforms, (long)Platform.Other, subject.A), ""),
            ReportKind.Architecture => new(Named(Processors, (long)Processor.Other, subject.A), ""),
            ReportKind.Terminal => new(Named(TerminalUses, (long)TerminalUse.Interactive, subject.A), ""),
            ReportKind.Activity => ActivityWords(subject),
            ReportKind.Environment => new(vocabulary.CommandName(subject.A), $"{vocabulary.OptionName(subject.B)} from the environment"),
            _ => new(Unknown(subject.A), Unknown(subject.B)),
        };
    }

    /// <summary>Both parts on one line: <c>commit: success</c>.</summary>
    public override string ToString() => Which.Length == 0 ? What : $"{What}: {Which}";

    private static Words ActivityWords(Subject subject) => new("active", (subject.A, subject.B) switch
    {
        ((long)ActivityMode.Exact, 1) => "also the day before",
        ((long)ActivityMode.Exact, ActivityWindows.LongestGap) => "first in 30 days or more",
        ((long)ActivityMode.Exact, > 1 and < ActivityWindows.LongestGap) =>
            string.Create(CultureInfo.InvariantCulture, $"last {subject.B} days before"),
        ((long)ActivityMode.Once, ActivityWindows.Day) => "day event",
        ((long)ActivityMode.Once, ActivityWindows.Week) => "week event",
        ((long)ActivityMode.Once, ActivityWindows.Month) => "month event",
        _ => Unknown(subject.B),
    });

    private static Words VersionWords(Subject subject)
    {
        var isUnknown = subject is { A: 0, B: (long)PrereleaseClass.Unknown };
        var isKnown = subject.A >= 0 && subject.A <= ToolVersion.LargestPacked
            && subject.B is >= (long)PrereleaseClass.Release and <= (long)PrereleaseClass.Other;
        return isUnknown || isKnown
            ? new(new ToolVersion(subject.A, (PrereleaseClass)subject.B).ToString(), "")
            : new(Unknown(subject.A), Unknown(subject.B));
    }

    private static string Named(ImmutableArray<string> names, long first, long code) =>
        code >= first && code - first < names.Length ? names[(int)(code - first)] : Unknown(code);

    private static string Unknown(long code) => string.Create(CultureInfo.InvariantCulture, $"#{code}");
}
