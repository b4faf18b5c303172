using NodaTime;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ReportValidatorTests
{
    [TestMethod]
    [DataRow(ReportKind.Command, 3L, 1L)]
    [DataRow(ReportKind.Command, 0L, 5L)]
    [DataRow(ReportKind.Command, 1L, 1L)]
    [DataRow(ReportKind.Option, 3L, 2L)]
    [DataRow(ReportKind.Option, 3L, 1L)]
    [DataRow(ReportKind.Option, 1L, 1L)]
    [DataRow(ReportKind.Option, 3L, 0L)]
    [DataRow(ReportKind.Value, 3L, 2L)]
    [DataRow(ReportKind.Positionals, 3L, 1L)]
    [DataRow(ReportKind.Positionals, 3L, 5L)]
    [DataRow(ReportKind.Duration, 0L, 1L)]
    [DataRow(ReportKind.Duration, 3L, 10L)]
    [DataRow(ReportKind.Struggle, 3L, 2L)]
    [DataRow(ReportKind.Struggle, 3L, 5L)]
    [DataRow(ReportKind.Version, 0L, 0L)]
    [DataRow(ReportKind.Version, 0L, 1L)]
    [DataRow(ReportKind.Version, 999_999_999_999L, 6L)]
    [DataRow(ReportKind.Platform, 0L, 0L)]
    [DataRow(ReportKind.Platform, 4L, 0L)]
    [DataRow(ReportKind.Architecture, 0L, 0L)]
    [DataRow(ReportKind.Architecture, 8L, 0L)]
    [DataRow(ReportKind.Terminal, 1L, 0L)]
    [DataRow(ReportKind.Terminal, 2L, 0L)]
    [DataRow(ReportKind.Activity, 1L, 1L)]
    [DataRow(ReportKind.Activity, 1L, 30L)]
    [DataRow(ReportKind.Activity, 2L, 1L)]
    [DataRow(ReportKind.Activity, 2L, 7L)]
    [DataRow(ReportKind.Activity, 2L, 30L)]
    [DataRow(ReportKind.Environment, 3L, 3L)]
    public void A_subject_of_the_vocabulary_is_taken(ReportKind kind, long a, long b) => AssertReasons(Of(kind, a, b));

    [TestMethod]
    [DataRow(ReportKind.Command, 4L, 1L)]
    [DataRow(ReportKind.Command, -1L, 1L)]
    [DataRow(ReportKind.Command, 3L, 0L)]
    [DataRow(ReportKind.Command, 3L, 6L)]
    [DataRow(ReportKind.Command, 4_294_967_299L, 1L)]
    [DataRow(ReportKind.Command, 3L, 4_294_967_297L)]
    [DataRow(ReportKind.Option, 3L, 4L)]
    [DataRow(ReportKind.Option, 7L, 2L)]
    [DataRow(ReportKind.Option, 2L, 2L)]
    [DataRow(ReportKind.Option, 0L, 0L)]
    [DataRow(ReportKind.Option, 0L, 1L)]
    [DataRow(ReportKind.Option, 4L, 0L)]
    [DataRow(ReportKind.Value, 3L, 0L)]
    [DataRow(ReportKind.Value, 3L, 3L)]
    [DataRow(ReportKind.Value, 7L, 1L)]
    [DataRow(ReportKind.Value, 0L, 1L)]
    [DataRow(ReportKind.Positionals, 3L, 0L)]
    [DataRow(ReportKind.Positionals, 3L, 6L)]
    [DataRow(ReportKind.Positionals, 4L, 1L)]
    [DataRow(ReportKind.Duration, 3L, 0L)]
    [DataRow(ReportKind.Duration, 3L, 11L)]
    [DataRow(ReportKind.Struggle, 3L, 1L)]
    [DataRow(ReportKind.Struggle, 3L, 6L)]
    [DataRow(ReportKind.Version, 1L, 0L)]
    [DataRow(ReportKind.Version, -1L, 1L)]
    [DataRow(ReportKind.Version, 1_000_000_000_000L, 1L)]
    [DataRow(ReportKind.Version, 0L, 7L)]
    [DataRow(ReportKind.Version, 0L, -1L)]
    [DataRow(ReportKind.Platform, 5L, 0L)]
    [DataRow(ReportKind.Platform, -1L, 0L)]
    [DataRow(ReportKind.Platform, 1L, 1L)]
    [DataRow(ReportKind.Architecture, 9L, 0L)]
    [DataRow(ReportKind.Architecture, 1L, 1L)]
    [DataRow(ReportKind.Terminal, 0L, 0L)]
    [DataRow(ReportKind.Terminal, 3L, 0L)]
    [DataRow(ReportKind.Terminal, 1L, 1L)]
    [DataRow(ReportKind.Activity, 0L, 1L)]
    [DataRow(ReportKind.Activity, 3L, 1L)]
    [DataRow(ReportKind.Activity, 1L, 0L)]
    [DataRow(ReportKind.Activity, 1L, 31L)]
    [DataRow(ReportKind.Activity, 2L, 2L)]
    [DataRow(ReportKind.Activity, 2L, 0L)]
    [DataRow(ReportKind.Environment, 3L, 2L, DisplayName = "environment: an option without a variable")]
    [DataRow(ReportKind.Environment, 3L, 0L, DisplayName = "environment: an unknown option")]
    [DataRow(ReportKind.Environment, 3L, 9L, DisplayName = "environment: a code that is no option's")]
    [DataRow(ReportKind.Environment, 7L, 3L, DisplayName = "environment: an option of another command")]
    [DataRow(ReportKind.Environment, 0L, 3L, DisplayName = "environment: an unknown command")]
    [DataRow(ReportKind.Environment, 3L, 4_294_967_299L, DisplayName = "environment: a code beyond 32 bits")]
    public void A_code_outside_the_vocabulary_is_refused(ReportKind kind, long a, long b) =>
        AssertReasons(Of(kind, a, b), RefusalReason.UnknownCode);

    [TestMethod]
    [DataRow(int.MinValue, false)]
    [DataRow(0, false)]
    [DataRow(1, true)]
    [DataRow(3, true)]
    [DataRow(4, false)]
    [DataRow(int.MaxValue, false)]
    public void A_revision_from_1_to_the_known_one_is_taken(int revision, bool isTaken) =>
        AssertReasons(Some.Report with { Revision = revision }, isTaken ? [] : [RefusalReason.UnknownRevision]);

    [TestMethod]
    [DataRow(int.MinValue, false)]
    [DataRow(-4, false)]
    [DataRow(0, false)]
    [DataRow(1, true)]
    [DataRow(2, true)]
    [DataRow(3, false)]
    [DataRow(63, false)]
    [DataRow(64, true)]
    [DataRow(65, false)]
    [DataRow(128, false)]
    [DataRow(1 << 30, false)]
    [DataRow(int.MaxValue, false)]
    public void A_count_that_is_a_power_of_two_up_to_the_cap_is_taken(int count, bool isTaken) =>
        AssertReasons(Some.Report with { Count = count }, isTaken ? [] : [RefusalReason.BadCount]);

    [TestMethod]
    [DataRow(ReportKind.Version, 0L, 1L)]
    [DataRow(ReportKind.Platform, 1L, 0L)]
    [DataRow(ReportKind.Architecture, 1L, 0L)]
    [DataRow(ReportKind.Terminal, 1L, 0L)]
    [DataRow(ReportKind.Activity, 1L, 30L)]
    public void A_presence_counts_1_and_nothing_else(ReportKind kind, long a, long b)
    {
        var report = Of(kind, a, b);

        AssertReasons(report with { Count = 1 });
        AssertReasons(report with { Count = 2 }, RefusalReason.BadCount);
        AssertReasons(report with { Count = 0 }, RefusalReason.BadCount);
    }

    [TestMethod]
    public void A_kind_that_the_tool_does_not_collect_is_refused_before_its_codes_are_looked_at()
    {
        var onlyCommands = Some.VocabularyOf(Some.ManifestWith(json => json["collects"] = new System.Text.Json.Nodes.JsonArray("command")));

        var reasons = ReportValidator.Validate(Of(ReportKind.Platform, 99, 99) with { Count = 3 }, onlyCommands, Some.Today);

        CollectionAssert.AreEqual((RefusalReason[])[RefusalReason.UnknownKind], reasons.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(13)]
    [DataRow(-1)]
    [DataRow(int.MaxValue)]
    public void A_number_that_is_no_kind_is_refused(int kind) => AssertReasons(Of((ReportKind)kind, 1, 1), RefusalReason.UnknownKind);

    [TestMethod]
    public void Each_kind_has_windows_of_one_length()
    {
        AssertReasons(Some.Report with { Window = Some.Yesterday }, RefusalReason.BadWindow);
        AssertReasons(Of(ReportKind.Activity, 1, 30) with { Window = Some.LastWeek }, RefusalReason.BadWindow);
    }

    [TestMethod]
    public void A_tool_that_counts_by_days_has_no_reports_of_weeks()
    {
        var daily = Some.VocabularyOf(Some.ManifestWith(json => json["window"] = "day"));

        var ofDay = ReportValidator.Validate(Some.Report with { Window = Some.Yesterday }, daily, Some.Today);
        var ofWeek = ReportValidator.Validate(Some.Report, daily, Some.Today);

        Assert.HasCount(0, ofDay);
        CollectionAssert.AreEqual((RefusalReason[])[RefusalReason.BadWindow], ofWeek.ToArray());
    }

    [TestMethod]
    [DataRow(-2, false)]
    [DataRow(-1, true)]
    [DataRow(0, true)]
    [DataRow(3_000_000, true)]
    public void A_window_is_taken_once_it_has_ended_with_a_day_for_clocks_that_differ(int daysAfterEnd, bool isTaken)
    {
        var today = Some.LastWeek.End.PlusDays(Math.Min(daysAfterEnd, Period.DaysBetween(Some.LastWeek.End, new LocalDate(9999, 12, 30))));

        var reasons = ReportValidator.Validate(Some.Report, Some.Vocabulary, today);

        CollectionAssert.AreEqual(isTaken ? [] : (RefusalReason[])[RefusalReason.WindowNotEnded], reasons.ToArray());
    }

    [TestMethod]
    public void The_last_window_there_is_has_not_ended_rather_than_broken_the_calendar()
    {
        Assert.IsTrue(Window.TryParse(999_853, out var lastWeek));
        Assert.IsTrue(Window.TryParse(99_981_231, out var lastDay));

        AssertReasons(Some.Report with { Window = lastWeek }, RefusalReason.WindowNotEnded);
        AssertReasons(Of(ReportKind.Activity, 1, 30) with { Window = lastDay }, RefusalReason.WindowNotEnded);
    }

    [TestMethod]
    public void All_that_is_wrong_is_said_at_once()
    {
        var report = new Report(9, Some.Yesterday, new Subject(ReportKind.Command, 4, 9), 3);

        AssertReasons(report, RefusalReason.UnknownRevision, RefusalReason.BadWindow, RefusalReason.UnknownCode, RefusalReason.BadCount);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(60_221)]
    public void Whatever_report_comes_nothing_is_thrown(int seed)
    {
        var random = new Random(seed);
        long Code() => random.Next(4) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-2, 40);
        int Number() => random.Next(4) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(-2, 70);

        for (var i = 0; i < 20_000; i++)
        {
            var window = Window.Containing(new LocalDate(1970, 1, 1).PlusDays(random.Next(2_900_000)), random.Next(2) == 0 ? WindowLength.Day : WindowLength.Week);
            var report = new Report(Number(), window, new Subject((ReportKind)Number(), Code(), Code()), Number());

            var reasons = ReportValidator.Validate(report, Some.Vocabulary, Some.Today);

            Assert.AreEqual(reasons.Distinct().Count(), reasons.Count, $"seed {seed}, case {i}: {report}");
        }
    }

    private static Report Of(ReportKind kind, long a, long b) =>
        new(3, kind == ReportKind.Activity ? Some.Yesterday : Some.LastWeek, new Subject(kind, a, b), 1);

    private static void AssertReasons(Report report, params RefusalReason[] expected) =>
        CollectionAssert.AreEqual(expected, ReportValidator.Validate(report, Some.Vocabulary, Some.Today).ToArray(), $"{report}");
}
