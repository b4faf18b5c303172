using System.Collections.Immutable;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class JournalFoldTests : IDisposable
{
    private readonly TemporaryHome home = new();
    private readonly MemoryCache cache = new();
    private readonly ReportMaker maker = new(ToolManifest.Of(Some.Manifest), new SeededRandom(71));

    public JournalFoldTests() => home.State.Create(Some.Tool);

    public static IEnumerable<object[]> Kinds() => ReportKinds.All.Select(kind => new object[] { kind.ToString() });

    [TestMethod]
    [DataRow("Command", "2 1")]
    [DataRow("Option", "2 1, 2 2")]
    [DataRow("Value", "2 2")]
    [DataRow("Positionals", "2 3")]
    [DataRow("Duration", "2 3")]
    [DataRow("Struggle", "")]
    [DataRow("Version", "")]
    [DataRow("Terminal", "1 0")]
    [DataRow("Activity", "")]
    [DataRow("Environment", "")]
    public void An_invocation_counts_in_each_class_of_data_by_its_codes(string kind, string codes)
    {
        Append(Some.Day, Some.Invocation);

        Fold(Some.Sending);

        var counted = Cells().Where(cell => cell.Key.Subject.Kind.ToString() == kind).ToArray();
        Assert.AreEqual(codes, string.Join(", ", counted.Select(cell => $"{cell.Key.Subject.A} {cell.Key.Subject.B}")));
        Assert.IsTrue(counted.All(cell => cell.Count == 1 && cell.Key.Window == Some.Week && cell.Key.MayBeSent));
    }

    [TestMethod]
    public void An_option_from_the_environment_counts_as_that_and_not_as_one_of_the_command_line()
    {
        Append(Some.Day, Some.InvocationByEnvironment, Some.Invocation);

        Fold(Some.Sending);

        var counted = Cells()
            .Where(cell => cell.Key.Subject.Kind is ReportKind.Option or ReportKind.Environment)
            .Select(cell => $"{cell.Key.Subject.Kind} {cell.Key.Subject.A} {cell.Key.Subject.B}: {cell.Count}");
        Assert.AreEqual("Option 2 1: 1, Option 2 2: 2, Environment 2 1: 1", string.Join(", ", counted));
    }

    [TestMethod]
    public void A_use_tells_that_this_system_and_this_processor_were_there()
    {
        Append(Some.Day, Some.Invocation);

        Fold(Some.Sending);

        Assert.AreEqual((long)Classes.CurrentPlatform(), Cells().Single(cell => cell.Key.Subject.Kind == ReportKind.Platform).Key.Subject.A);
        Assert.AreEqual((long)Classes.CurrentProcessor(), Cells().Single(cell => cell.Key.Subject.Kind == ReportKind.Architecture).Key.Subject.A);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void A_class_of_data_that_was_not_agreed_to_leaves_no_trace(string kind)
    {
        var refused = Enum.Parse<ReportKind>(kind);
        var decision = Some.Sending with { Kinds = Some.Sending.Kinds.Remove(refused) };
        Append(Some.Day, Some.InvocationByEnvironment with { Outcome = Outcome.Failure }, Some.InvocationByEnvironment);

        Fold(decision);

        Assert.IsEmpty(Cells().Where(cell => cell.Key.Subject.Kind == refused));
        using var transaction = cache.Begin();
        Assert.HasCount(refused == ReportKind.Activity ? 0 : 1, transaction.Outbox());
        Assert.AreEqual(refused == ReportKind.Activity, transaction.Activity == default);
    }

    [TestMethod]
    public void Failures_in_a_row_are_not_remembered_where_struggle_was_not_agreed_to()
    {
        Append(Some.Day, Some.Invocation with { Outcome = Outcome.Failure });

        Fold(Some.Sending with { Kinds = Some.Sending.Kinds.Remove(ReportKind.Struggle) });

        using var transaction = cache.Begin();
        Assert.IsEmpty(transaction.Failures(Some.Day));
    }

    [TestMethod]
    [DataRow("S", "")]
    [DataRow("F", "")]
    [DataRow("FS", "One=1")]
    [DataRow("FFS", "Few=1")]
    [DataRow("FFFFS", "Several=1")]
    [DataRow("FFFFFFFFS", "Many=1")]
    [DataRow("FSFS", "One=2")]
    [DataRow("FSSFFS", "One=1 Few=1")]
    [DataRow("UCS", "Few=1", DisplayName = "wrong use and crashes are failures")]
    [DataRow("FIIS", "One=1", DisplayName = "an interruption neither counts nor ends the row")]
    [DataRow("IS", "")]
    [DataRow("F|S", "One=1", DisplayName = "folded in between")]
    [DataRow("FF|F|S|S", "Few=1", DisplayName = "folded four times")]
    [DataRow("F>S", "", DisplayName = "the next day begins anew")]
    [DataRow("FS>FS", "One=2", DisplayName = "on two days")]
    [DataRow("F|>S|", "", DisplayName = "the next day, folded in between")]
    public void A_struggle_is_the_failures_of_a_command_before_its_success_on_a_day(string story, string expected)
    {
        var day = Some.Day;
        foreach (var letter in story)
        {
            switch (letter)
            {
                case '|':
                    Fold(Some.Sending, day);
                    break;
                case '>':
                    day = day.PlusDays(1);
                    break;
                default:
                    Append(day, Some.Invocation with
                    {
                        Outcome = letter switch
                        {
                            'S' => Outcome.Success,
                            'F' => Outcome.Failure,
                            'U' => Outcome.Usage,
                            'C' => Outcome.Crashed,
                            _ => Outcome.Interrupted,
                        },
                    });
                    break;
            }
        }

        Fold(Some.Sending, day);

        Assert.AreEqual(expected, string.Join(' ', Cells()
            .Where(cell => cell.Key.Subject.Kind == ReportKind.Struggle)
            .Select(cell => $"{(CountClass)cell.Key.Subject.B}={cell.Count}")));
    }

    [TestMethod]
    public void Each_command_struggles_for_itself()
    {
        var failure = Some.Invocation with { Outcome = Outcome.Failure };
        Append(Some.Day, failure, failure with { Command = 3 }, failure, Some.Invocation with { Command = 3 }, Some.Invocation);

        Fold(Some.Sending);

        var struggles = Cells().Select(cell => cell.Key.Subject).Where(subject => subject.Kind == ReportKind.Struggle);
        Assert.AreEqual("2 Few, 3 One", string.Join(", ", struggles.Select(subject => $"{subject.A} {(CountClass)subject.B}")));
    }

    [TestMethod]
    public void What_is_for_ones_own_eyes_does_not_show_in_what_is_sent()
    {
        var own = Some.Invocation with { MayBeSent = false };
        Append(Some.Day, own with { Outcome = Outcome.Failure }, Some.Invocation, own, own);

        Fold(Some.Sending);

        var cells = Cells();
        Assert.AreEqual(1, cells.Single(cell => cell.Key.MayBeSent && cell.Key.Subject is { Kind: ReportKind.Command, B: (long)Outcome.Success }).Count);
        Assert.IsEmpty(cells.Where(cell => cell.Key is { MayBeSent: true, Subject.Kind: ReportKind.Struggle }), "the failure before was not for others");
        Assert.AreEqual(1, cells.Single(cell => cell.Key is { MayBeSent: false, Subject.Kind: ReportKind.Struggle }).Count);
        Assert.AreEqual(2, cells.Single(cell => !cell.Key.MayBeSent && cell.Key.Subject is { Kind: ReportKind.Command, B: (long)Outcome.Success }).Count);
    }

    [TestMethod]
    public void A_day_of_use_for_ones_own_eyes_is_not_said_to_be_active()
    {
        Append(Some.Day, Some.Invocation with { MayBeSent = false });

        Fold(Some.Sending);

        using var transaction = cache.Begin();
        Assert.IsEmpty(transaction.Outbox());
        Assert.AreEqual(default, transaction.Activity);
    }

    [TestMethod]
    public void Folding_goes_on_where_it_stopped()
    {
        Append(Some.Day, Some.Invocation, Some.Invocation);
        Fold(Some.Sending);
        Fold(Some.Sending);
        Append(Some.Day, Some.Invocation);

        Fold(Some.Sending);

        Assert.AreEqual(3, Cells().Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
    }

    [TestMethod]
    public void Records_of_a_day_that_has_not_come_count_as_todays()
    {
        Append(Some.Day.PlusDays(40), Some.Invocation);
        Append(Some.Day.PlusDays(4000), Some.Invocation);

        Fold(Some.Sending);

        Assert.IsTrue(Cells().All(cell => cell.Key.Window == Some.Week));
        using var transaction = cache.Begin();
        Assert.AreEqual(Some.Day, transaction.Activity.LastActive);
        Assert.HasCount(1, transaction.Outbox());
    }

    [TestMethod]
    public void Days_that_are_read_late_are_decided_in_their_order()
    {
        Append(Some.Day, Some.Invocation);
        Append(Some.Day.PlusDays(-3), Some.Invocation);
        Append(Some.Day.PlusDays(-1), Some.Invocation);

        Fold(Some.Sending);

        using var transaction = cache.Begin();
        var said = transaction.Outbox().Select(report => ReportFormat.TryRead(report.Body, out var read, out _) ? read : null!).OrderBy(report => report.Window.Code);
        Assert.AreEqual("20261121 30, 20261123 2, 20261124 1", string.Join(", ", said.Select(report => $"{report.Window.Code} {report.Subject.B}")));
    }

    [TestMethod]
    public void An_activity_report_leaves_after_its_day_has_ended()
    {
        for (var day = 0; day < 60; day++)
        {
            Append(Some.Day.PlusDays(day), Some.Invocation);
            Fold(Some.Sending, Some.Day.PlusDays(day));
        }

        using var transaction = cache.Begin();
        Assert.HasCount(60, transaction.Outbox());
        foreach (var report in transaction.Outbox())
        {
            Assert.IsTrue(ReportFormat.TryRead(report.Body, out var read, out _));
            var end = ReleaseTime.EndOf(read.Window);
            Assert.IsTrue(report.Release >= end && report.Release < end + Duration.FromDays(7));
            Assert.AreEqual(end + Duration.FromDays(14), report.Deadline);
        }
    }

    [TestMethod]
    public void Only_a_use_of_today_asks_for_the_version()
    {
        Append(Some.Day.PlusDays(-1), Some.Invocation);
        Assert.IsFalse(Fold(Some.Sending));

        Append(Some.Day, Some.Invocation);
        Assert.IsTrue(Fold(Some.Sending));
        Assert.IsFalse(Fold(Some.Sending), "nothing new");
    }

    [TestMethod]
    public void Damage_is_counted_and_what_is_around_it_too()
    {
        Append(Some.Day, Some.Invocation);
        File.AppendAllText(home.Segment(Some.Day).Path, "damage");
        Append(Some.Day, Some.Invocation);

        Fold(Some.Sending);

        using var transaction = cache.Begin();
        Assert.AreEqual(1, transaction.Total(Tally.DamagedJournal));
        Assert.AreEqual(2, Cells().Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
    }

    public void Dispose()
    {
        cache.Dispose();
        home.Dispose();
    }

    private void Append(LocalDate day, params ReadOnlySpan<Invocation> invocations)
    {
        foreach (var invocation in invocations)
        {
            Assert.IsTrue(new JournalWriter(home.State).TryAppend(Some.Tool, day, invocation));
        }
    }

    private bool Fold(ConsentDecision decision, LocalDate? today = null)
    {
        using var transaction = cache.Begin();
        var used = new JournalFold(transaction, maker, decision, Some.At(today ?? Some.Day, 12)).Fold(JournalSegment.Of(home.State, Some.Tool));
        transaction.Commit();
        return used;
    }

    private ImmutableArray<Cell> Cells()
    {
        using var transaction = cache.Begin();
        return [.. transaction.Cells()];
    }
}
