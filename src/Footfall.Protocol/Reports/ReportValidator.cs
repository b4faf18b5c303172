using System.Numerics;
using NodaTime;

namespace Footfall.Protocol;

/// <summary>
/// What both sides hold a report against: the client before it puts one into the outbox, the collector before it counts one.
/// The rules are numbered in <c>spec/report.md</c>, section 6. Pure and thread-safe.
/// </summary>
public static class ReportValidator
{
    /// <summary>The collector's clock may be this many days behind the client's.</summary>
    public const int ClockTolerance = 1;

    /// <summary>All reasons why a report of a tool is not taken on a day. Empty: it is.</summary>
    /// <param name="report">The report.</param>
    /// <param name="vocabulary">The tool's vocabulary as this side knows it.</param>
    /// <param name="today">The UTC day of this side.</param>
    public static IReadOnlyList<RefusalReason> Validate(Report report, Vocabulary vocabulary, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(vocabulary);

        var manifest = vocabulary.Manifest;
        var reasons = new List<RefusalReason>();
        if (report.Revision < 1 || report.Revision > manifest.Revision)
        {
            reasons.Add(RefusalReason.UnknownRevision);
        }

        if (!manifest.Collects.Contains(report.Subject.Kind))
        {
            reasons.Add(RefusalReason.UnknownKind);
            return reasons;
        }

        var length = report.Subject.Kind == ReportKind.Activity ? WindowLength.Day : manifest.Window;
        if (report.Window.Length != length)
        {
            reasons.Add(RefusalReason.BadWindow);
        }
        else if (report.Window.End > today.PlusDays(ClockTolerance))
        {
            reasons.Add(RefusalReason.WindowNotEnded);
        }

        if (!IsSubject(report.Subject, vocabulary))
        {
            reasons.Add(RefusalReason.UnknownCode);
        }

        if (!IsCount(report.Count, ReportKinds.IsPresence(report.Subject.Kind) ? 1 : manifest.Cap))
        {
            reasons.Add(RefusalReason.BadCount);
        }

        return reasons;
    }

    private static bool IsSubject(Subject subject, Vocabulary vocabulary) => subject.Kind switch
    {
        ReportKind.Command => vocabulary.HasCommand(subject.A) && subject.B is >= (long)Outcome.Success and <= (long)Outcome.Crashed,
        ReportKind.Option => vocabulary.HasOption(subject.A, subject.B),
        ReportKind.Value => vocabulary.HasValue(subject.A, subject.B),
        ReportKind.Positionals => vocabulary.HasCommand(subject.A) && subject.B is >= (long)CountClass.None and <= (long)CountClass.Many,
        ReportKind.Duration => vocabulary.HasCommand(subject.A) && subject.B is >= (long)DurationClass.Under100Milliseconds and <= (long)DurationClass.Longer,
        ReportKind.Struggle => vocabulary.HasCommand(subject.A) && subject.B is >= (long)CountClass.One and <= (long)CountClass.Many,
        ReportKind.Version => IsVersion(subject),
        ReportKind.Platform => subject.A is >= (long)Platform.Other and <= (long)Platform.FreeBsd && subject.B == 0,
        ReportKind.Architecture => subject.A is >= (long)Processor.Other and <= (long)Processor.LoongArch64 && subject.B == 0,
        ReportKind.Terminal => subject.A is >= (long)TerminalUse.Interactive and <= (long)TerminalUse.NotInteractive && subject.B == 0,
        ReportKind.Activity => IsActivity(subject),
        ReportKind.Environment => vocabulary.HasEnvironment(subject.A, subject.B),
        _ => false,
    };

    private static bool IsVersion(Subject subject) => subject.B == (long)PrereleaseClass.Unknown
        ? subject.A == 0
        : subject.B is >= (long)PrereleaseClass.Release and <= (long)PrereleaseClass.Other && subject.A >= 0 && subject.A <= ToolVersion.LargestPacked;

    private static bool IsActivity(Subject subject) => subject.A switch
    {
        (long)ActivityMode.Exact => subject.B is >= 1 and <= ActivityWindows.LongestGap,
        (long)ActivityMode.Once => subject.B is ActivityWindows.Day or ActivityWindows.Week or ActivityWindows.Month,
        _ => false,
    };

    private static bool IsCount(int count, int cap) => count >= 1 && count <= cap && BitOperations.IsPow2(count);
}
