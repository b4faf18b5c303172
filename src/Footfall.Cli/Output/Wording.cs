using System.Globalization;
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
        Sharing.Local => "counted for your eyes only, never sent",
        Sharing.Ask => "not counted; you are asked at a terminal",
        _ => "off: not counted",
    };

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
        { Rule: ConsentRule.NoHome } => "no directory for state can be told: set FOOTFALL_HOME or HOME",
        { Rule: ConsentRule.BadManifest } => "its manifest is missing or not valid",
        { Rule: ConsentRule.SystemPolicy, Detail: var file } => $"a policy of this machine says so{(file.Length > 0 ? $": {file}" : "")}",
        { Rule: ConsentRule.FootfallVariable } => $"{ConsentGate.Variable} is set",
        { Rule: ConsentRule.DoNotTrack } => $"{ConsentGate.DoNotTrack} is set",
        { Rule: ConsentRule.ToolVariable, Detail: var name } => $"{name} is set",
        { Rule: ConsentRule.ContinuousIntegration, Detail: var system } => $"this looks like a build machine ({system})",
        { Rule: ConsentRule.Unreadable } => $"your answer cannot be read; say 'telemetry enable {inspection.Tool}' or 'telemetry disable {inspection.Tool}'",
        { Rule: ConsentRule.NotAsked } => "you have not been asked yet",
        { Rule: ConsentRule.TermsChanged } => "the address or the policy is not the one you agreed to",
        { Rule: ConsentRule.AnsweredNo } => $"you said no on {Day(inspection.Answer?.Day)}",
        { Rule: ConsentRule.AnsweredLocal } => $"you said local only on {Day(inspection.Answer?.Day)}",
        _ => $"you said yes on {Day(inspection.Answer?.Day)}",
    };

    /// <summary>What a class of data is, for someone who decides about it.</summary>
    public static string KindWords(ReportKind kind) => kind switch
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
        _ => "that it was used on a day, and how long since the last",
    };

    public static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    /// <summary>An instant to the minute, in UTC.</summary>
    public static string Time(Instant instant) => instant.ToString("uuuu-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };

    /// <summary>A number with its noun: <c>1 report</c>, <c>2 reports</c>.</summary>
    public static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
