using System.Globalization;
using Footfall.Cli.Drafting;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Cli.Output;

/// <summary>The words in which commands speak of rules, classes of data, times and sizes.</summary>
internal static class Wording
{
    public static string SharingName(Sharing sharing) => sharing switch
    {
        Sharing.Send => "send",
        Sharing.Local => "local",
        Sharing.Ask => "ask",
        _ => "off",
    };

    public static string SharingWords(Sharing sharing) => sharing switch
    {
        Sharing.Send => "counted and sent",
        Sharing.Local => "counted for your eyes only, not sent",
        _ => "not counted",
    };

    public static string AnswerName(ConsentAnswer answer) => answer switch
    {
        ConsentAnswer.Yes => "yes",
        ConsentAnswer.Local => "local",
        _ => "no",
    };

    /// <summary>Whether it was the person's answer that decided.</summary>
    public static bool IsAnswer(ConsentRule rule) => rule is ConsentRule.AnsweredYes or ConsentRule.AnsweredLocal or ConsentRule.AnsweredNo;

    public static string RuleName(ConsentRule rule) => rule switch
    {
        ConsentRule.NoHome => "no-home",
        ConsentRule.BadManifest => "bad-manifest",
        ConsentRule.SystemPolicy => "system-policy",
        ConsentRule.FootfallVariable => "footfall-variable",
        ConsentRule.DoNotTrack => "do-not-track",
        ConsentRule.ToolVariable => "tool-variable",
        ConsentRule.ContinuousIntegration => "ci",
        ConsentRule.Unreadable => "unreadable",
        ConsentRule.NotAsked => "not-asked",
        ConsentRule.TermsChanged => "terms-changed",
        ConsentRule.AnsweredNo => "answered-no",
        ConsentRule.AnsweredLocal => "answered-local",
        _ => "answered-yes",
    };

    public static string RuleWords(ToolInspection inspection) => inspection.Decision switch
    {
        { Rule: ConsentRule.NoHome } => $"there is no place to keep anything: set {StateDirectory.Variable} or HOME",
        { Rule: ConsentRule.BadManifest } => "its manifest is missing or not valid",
        { Rule: ConsentRule.SystemPolicy, Detail: var file } => $"a policy of this machine says so: {file}",
        { Rule: ConsentRule.FootfallVariable, Sharing: Sharing.Local } => $"{ConsentGate.Variable} is local",
        { Rule: ConsentRule.FootfallVariable } => $"{ConsentGate.Variable} is set and does not say on",
        { Rule: ConsentRule.DoNotTrack } => $"{ConsentGate.DoNotTrack} is set",
        { Rule: ConsentRule.ToolVariable, Detail: var name } => $"{name} is set",
        { Rule: ConsentRule.ContinuousIntegration, Detail: var system } => $"this looks like a build machine ({system})",
        { Rule: ConsentRule.Unreadable } => $"your answer cannot be read; say 'telemetry enable {inspection.Tool}' or 'telemetry disable {inspection.Tool}'",
        { Rule: ConsentRule.NotAsked } => "you have not been asked yet",
        { Rule: ConsentRule.TermsChanged } => "the address or the policy is not the one you agreed to; you are asked again",
        { Rule: ConsentRule.AnsweredNo } => $"you said no on {Day(inspection.Answer?.Day)}",
        { Rule: ConsentRule.AnsweredLocal } => $"you said local only on {Day(inspection.Answer?.Day)}",
        _ => $"you said yes on {Day(inspection.Answer?.Day)}",
    };

    /// <summary>What a class of data is, for someone who decides about it.</summary>
    public static string KindWords(ReportKind kind, ActivityMode activity) => kind switch
    {
        ReportKind.Command => "which commands, and whether they succeed",
        ReportKind.Option => "which options are given with them",
        ReportKind.Value => "which of an option's listed values",
        ReportKind.Positionals => "how many operands: 0, 1, 2-3, 4-7, 8+",
        ReportKind.Duration => "how long they take: ten coarse classes",
        ReportKind.Struggle => "how many failures come before a success",
        ReportKind.Version => "which version of the tool",
        ReportKind.Platform => "which operating system",
        ReportKind.Architecture => "which processor",
        ReportKind.Terminal => "whether at a terminal",
        ReportKind.Environment => "which options are set by environment variables",
        _ when activity == ActivityMode.Once => "that it was used in a day, a week, a month",
        _ => "that it was used on a day, and how long since the last",
    };

    public static string PageStateName(PageState state) => state switch
    {
        PageState.Read => "read",
        PageState.NotUnderstood => "not-understood",
        PageState.TimedOut => "timed-out",
        PageState.NotAsked => "not-asked",
        _ => "skipped",
    };

    public static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    /// <summary>Why there is no counter of a tool that is counted.</summary>
    public static string NothingYet(ToolInspection inspection) => inspection is { Activity.DayIssued: not null, Outline.Window: var length }
        ? $"nothing since the last {(length == WindowLength.Day ? "day" : "week")} ended"
        : "nothing yet";

    /// <summary>A window with its preposition: <c>on 2026-11-21</c>, <c>in 2026-W47</c>.</summary>
    public static string InWindow(Window window) => $"{(window.Length == WindowLength.Day ? "on" : "in")} {window}";

    /// <summary>A report in words; codes where the tool's manifest is not known any more.</summary>
    public static string Report(ReadOnlySpan<byte> body, Vocabulary? vocabulary)
    {
        if (!ReportFormat.TryRead(body, out var report, out _))
        {
            return "damaged; it does not leave";
        }

        var kind = ReportKinds.All.Contains(report.Subject.Kind) ? ReportKinds.Name(report.Subject.Kind) : $"kind {(int)report.Subject.Kind}";
        var words = vocabulary is null ? $"codes {report.Subject.A}, {report.Subject.B}" : $"{Words.Of(report.Subject, vocabulary)}";
        var times = ReportKinds.IsPresence(report.Subject.Kind) ? "" : $"{Count(report.Count, "time")} ";
        return $"{kind}: {words}, {times}{InWindow(report.Window)}";
    }

    /// <summary>A path as a shell takes it, short where it lies in the home directory.</summary>
    public static string Path(string path, string home) =>
        home.Length > 1 && path.StartsWith(home.TrimEnd('/') + '/', StringComparison.Ordinal) ? "~" + path[home.TrimEnd('/').Length..] : path;

    /// <summary>An instant to the minute, in UTC.</summary>
    public static string Time(Instant instant) => instant.ToString("uuuu-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };

    /// <summary>A number with its noun: <c>1 report</c>, <c>2 reports</c>.</summary>
    public static string Count(long number, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? noun : plural ?? noun + "s")}");
}
