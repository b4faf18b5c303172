using System.Globalization;

namespace Footfall.Protocol;

/// <summary>What a subject means, in words: the same on the client's screen and in the collector's answers.</summary>
/// <param name="What">The first code in words: a command, a version, a platform.</param>
/// <param name="Which">The second code in words; empty where the kind has one code.</param>
public readonly record struct Words(string What, string Which)
{
    /// <summary>Decodes a subject. Codes that the vocabulary does not know are written <c>#12</c>.</summary>
    public static Words Of(Subject subject, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return subject.Kind switch
        {
            ReportKind.Command => new(vocabulary.CommandName(subject.A), OutcomeName(subject.B)),
            ReportKind.Option => new(vocabulary.CommandName(subject.A), vocabulary.OptionName(subject.B)),
            ReportKind.Value => new(vocabulary.CommandName(subject.A), vocabulary.ValueName(subject.B)),
            ReportKind.Positionals => new(vocabulary.CommandName(subject.A), CountName(subject.B)),
            ReportKind.Duration => new(vocabulary.CommandName(subject.A), DurationName(subject.B)),
            ReportKind.Struggle => new(vocabulary.CommandName(subject.A), CountName(subject.B)),
            ReportKind.Version => new(new ToolVersion(subject.A, (PrereleaseClass)subject.B).ToString(), ""),
            ReportKind.Platform => new(PlatformName(subject.A), ""),
            ReportKind.Architecture => new(ProcessorName(subject.A), ""),
            ReportKind.Terminal => new(subject.A == (long)TerminalUse.Interactive ? "interactive" : "not interactive", ""),
            ReportKind.Activity => ActivityWords(subject),
            _ => new(Unknown(subject.A), Unknown(subject.B)),
        };
    }

    /// <summary>Both parts on one line: <c>commit: success</c>.</summary>
    public override string ToString() => Which.Length == 0 ? What : $"{What}: {Which}";

    private static Words ActivityWords(Subject subject) => (ActivityMode)subject.A == ActivityMode.Once
        ? new(
            "active",
            subject.B switch
            {
                ActivityWindows.Day => "day event",
                ActivityWindows.Week => "week event",
                _ => "month event",
            })
        : new("active", subject.B switch
        {
            1 => "also the day before",
            >= ActivityWindows.LongestGap => "first in 30 days or more",
            _ => string.Create(CultureInfo.InvariantCulture, $"last {subject.B} days before"),
        });

    private static string OutcomeName(long outcome) => (Outcome)outcome switch
    {
        Outcome.Success => "success",
        Outcome.Failure => "failure",
        Outcome.Usage => "usage error",
        Outcome.Interrupted => "interrupted",
        Outcome.Crashed => "crashed",
        _ => Unknown(outcome),
    };

    private static string CountName(long count) => (CountClass)count switch
    {
        CountClass.None => "0",
        CountClass.One => "1",
        CountClass.Few => "2-3",
        CountClass.Several => "4-7",
        CountClass.Many => "8+",
        _ => Unknown(count),
    };

    private static string DurationName(long duration) => (DurationClass)duration switch
    {
        DurationClass.Under100Milliseconds => "< 0.1 s",
        DurationClass.Under300Milliseconds => "0.1-0.3 s",
        DurationClass.Under1Second => "0.3-1 s",
        DurationClass.Under3Seconds => "1-3 s",
        DurationClass.Under10Seconds => "3-10 s",
        DurationClass.Under30Seconds => "10-30 s",
        DurationClass.Under100Seconds => "30-100 s",
        DurationClass.Under300Seconds => "100-300 s",
        DurationClass.Under1000Seconds => "300-1000 s",
        DurationClass.Longer => "1000 s+",
        _ => Unknown(duration),
    };

    private static string PlatformName(long platform) => (Platform)platform switch
    {
        Platform.Other => "other",
        Platform.Linux => "Linux",
        Platform.MacOS => "macOS",
        Platform.Windows => "Windows",
        Platform.FreeBsd => "FreeBSD",
        _ => Unknown(platform),
    };

    private static string ProcessorName(long processor) => (Processor)processor switch
    {
        Processor.Other => "other",
        Processor.X64 => "x64",
        Processor.Arm64 => "arm64",
        Processor.X86 => "x86",
        Processor.Arm => "arm",
        Processor.RiscV64 => "riscv64",
        Processor.Ppc64Le => "ppc64le",
        Processor.S390X => "s390x",
        Processor.LoongArch64 => "loongarch64",
        _ => Unknown(processor),
    };

    private static string Unknown(long code) => string.Create(CultureInfo.InvariantCulture, $"#{code}");
}
