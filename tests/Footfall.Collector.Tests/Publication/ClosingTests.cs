using System.Buffers.Binary;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ClosingTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    // LastWeek ends on 2026-11-23.
    private static readonly LocalDate Since = new(2026, 11, 2);
    private static readonly LocalDate LastDayOfIntake = new(2026, 12, 6);
    private static readonly LocalDate Due = new(2026, 12, 7);

    [TestMethod]
    public void A_window_is_published_when_its_intake_is_over_and_not_before()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1), count: 4);

        Run(ledger, LastDayOfIntake);
        var before = Rows(ledger);
        Run(ledger, Due);

        Assert.IsNull(before);
        Assert.AreEqual("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t25\t100\t0\tk=20\n", Rows(ledger));
    }

    [TestMethod]
    public void What_is_small_is_not_published_and_all_that_is_small_together_is()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 20, new Subject(ReportKind.Command, 2, 1));
        Report(ledger, 19, new Subject(ReportKind.Command, 2, 2), count: 2);
        Report(ledger, 1, new Subject(ReportKind.Command, 1, 1), count: 8);
        Report(ledger, 19, new Subject(ReportKind.Duration, 2, 2));

        Run(ledger, Due);

        Assert.AreEqual(
            "git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t20\t20\t0\tk=20\n" + "git\t2026-W47\tcommand\t\t\t(hidden)\t\t20\t46\t0\tk=20\n",
            Rows(ledger));
    }

    [TestMethod]
    public void What_is_published_stays_as_it_is()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));
        var settings = new Settings { Epsilon = 1 };
        Run(ledger, Due, settings);
        var first = ledger.Releases(0, 1000).ToList();

        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));
        Run(ledger, Due, settings);
        Run(ledger, Due.PlusDays(-20), settings);
        Run(ledger, Due);

        CollectionAssert.AreEqual(first, ledger.Releases(0, 1000).ToList(), "Noise is drawn once, a late report adds nothing, and a clock set back opens nothing.");
    }

    [TestMethod]
    public void Each_window_is_released_whether_anybody_reported_or_not()
    {
        using var busyHome = Begin(out var busy);
        using var silentHome = Begin(out var silent);
        Report(busy, 25, new Subject(ReportKind.Command, 2, 1));

        foreach (var ledger in (ILedger[])[busy, silent])
        {
            Run(ledger, Due);
        }

        CollectionAssert.AreEqual(List(silent), List(busy));
        foreach (var day in Enumerable.Range(0, 21).Select(Since.PlusDays))
        {
            Assert.Contains($"git {Window.Containing(day, WindowLength.Day)} 2026-12-07", List(silent));
        }

        Assert.Contains("git 2026-W47 2026-12-07", List(silent));
        Assert.DoesNotContain("git 2026-11-23 2026-12-07", List(silent));
        Assert.DoesNotContain("quiet 2026-11-22 2026-12-07", List(silent), "That tool counts no days.");
    }

    [TestMethod]
    public void Windows_that_were_missed_are_made_up_in_the_order_of_their_ends()
    {
        using var home = Begin(out var ledger);

        Run(ledger, Due.PlusDays(100));

        var releases = ledger.Releases(0, 10_000).ToList();
        CollectionAssert.AreEqual(releases.Select(release => release.Window.End).Order().ToList(), releases.Select(release => release.Window.End).ToList());
        Assert.AreEqual(121, releases.Count(release => release.Tool == Git && release.Window.Length == WindowLength.Day && release.Window.Start >= Since));
        Assert.IsTrue(Follows(releases));
    }

    [TestMethod]
    public void Days_are_published_as_active_installations()
    {
        using var home = Begin(out var ledger);
        for (var i = 0; i < 21; i++)
        {
            var day = Since.PlusDays(i);
            Report(ledger, 30, Some.Activity(day, ActivityMode.Exact, i == 0 ? 30 : 1));
            Report(ledger, 12, Some.Activity(day, ActivityMode.Exact, 7));
        }

        Run(ledger, Due);

        var week = Window.Containing(new LocalDate(2026, 11, 18), WindowLength.Day);
        Assert.AreEqual(
            "git\t2026-11-18\tactivity\t1\t1\tactive\t1 day\t42\t\t0\tk=20\n" + "git\t2026-11-18\tactivity\t1\t7\tactive\t7 days\t114\t\t0\tk=20\n",
            ledger.Releases(Git, week.Start, week.Start).Single().Rows);
        Assert.IsEmpty(ledger.Cells(Git, 0, 99_999_999));
    }

    [TestMethod]
    public void With_noise_every_cell_of_the_vocabulary_is_published_also_where_nobody_reported()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 500, new Subject(ReportKind.Command, 2, 1));

        Run(ledger, Due, new Settings { Epsilon = 1 });

        var vocabulary = Vocabulary();
        var subjects = new PublicSubjects(vocabulary, []);
        var figures = ReleaseRows.Read(Rows(ledger)!);
        CollectionAssert.AreEqual(
            vocabulary.Manifest.Collects.Where(kind => kind != ReportKind.Activity).SelectMany(kind => subjects.Of(kind)).ToList(),
            figures.Select(figure => new Subject(figure.Kind, figure.Codes!.Value.A, figure.Codes.Value.B)).ToList());
        Assert.IsTrue(figures.All(figure => figure is { Sum: null, Margin: 24, Rule: "eps=1;cells=8" }));
        Assert.IsTrue(figures.Any(figure => figure.Reports < 0) && figures.Single(figure => figure is { Kind: ReportKind.Command, Codes: (2, 1) }).Reports is > 300 and < 700);
    }

    [TestMethod]
    public void With_noise_days_weeks_and_months_are_published_for_each_day()
    {
        using var home = Begin(out var ledger);

        Run(ledger, Due.PlusDays(40), new Settings { Epsilon = 1 });

        var rows = ReleaseRows.Read(ledger.Releases(Git, Since.PlusDays(35), Since.PlusDays(35)).Single(release => release.Window.Length == WindowLength.Day).Rows);
        CollectionAssert.AreEqual((long[])[1, 7, 30], rows.Select(figure => figure.Codes!.Value.B).ToList());
        Assert.IsTrue(rows[0].Margin < rows[1].Margin && rows[1].Margin < rows[2].Margin);
    }

    [TestMethod]
    public void In_a_private_trial_nothing_is_published()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));

        Run(ledger, Due.PlusDays(100), new Settings { HoldDays = 0 });

        Assert.IsEmpty(ledger.Releases(0, 10));
        Assert.AreEqual(25, ledger.Cells(Git, 0, 99_999_999).Single().Reports);
    }

    [TestMethod]
    public void The_hold_can_be_shorter()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));

        Run(ledger, new LocalDate(2026, 11, 24), new Settings { HoldDays = 1 });

        Assert.IsNotNull(Rows(ledger));
    }

    [TestMethod]
    public void A_demonstration_is_labelled_in_every_line()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));

        Run(ledger, Due, new Settings { IsSynthetic = true });

        Assert.IsTrue(ledger.Releases(0, 1000).SelectMany(release => ReleaseRows.Lines(release.Rows)).All(line => line.EndsWith("\tsynthetic;k=20", StringComparison.Ordinal)));
        Assert.IsNotNull(Rows(ledger));
    }

    [TestMethod]
    public void What_was_counted_under_a_window_that_the_manifest_gave_up_goes_unpublished()
    {
        using var home = Begin(out var ledger);
        var day = Window.Containing(Some.LastWeek.Start, WindowLength.Day);
        Report(ledger, 25, new Report(1, day, new Subject(ReportKind.Command, 2, 1), 1));

        Run(ledger, Due);

        Assert.AreEqual("", ledger.Releases(Git, day.Start, day.Start).Single(release => release.Window == day).Rows);
        Assert.IsEmpty(ledger.Cells(Git, 0, 99_999_999));
    }

    [TestMethod]
    public void Sums_of_a_tool_whose_manifest_is_gone_are_named()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));
        var others = new Tools([Some.Manifest(Some.Make)]);

        var closing = new Closing(others, ledger, new Settings(), new SystemBits());
        closing.Run(Due);

        Assert.AreEqual("git", closing.Stranded().Single().Text);
        Assert.IsEmpty(new Closing(Some.Tools, ledger, new Settings(), new SystemBits()).Stranded());
        Assert.AreEqual(25, ledger.Cells(Git, 0, 99_999_999).Single().Reports, "They wait for the manifest.");
        Assert.IsNull(Rows(ledger));
    }

    [TestMethod]
    public void Several_collectors_on_one_database_make_one_release_of_each()
    {
        using var home = new PostgresHome();
        var ledgers = Enumerable.Range(0, 3).Select(_ => home.Open()).ToList();
        Some.Tools.Manifests.ToList().ForEach(manifest => ledgers[0].CountedSince(manifest.Tool, Since));
        Report(ledgers[0], 25, new Subject(ReportKind.Command, 2, 1), count: 4);

        Parallel.ForEach(ledgers, new ParallelOptions { MaxDegreeOfParallelism = 3 }, ledger => Run(ledger, Due));

        var releases = ledgers[0].Releases(0, 10_000).ToList();
        CollectionAssert.AllItemsAreUnique(releases.Select(release => (release.Tool, release.Window)).ToList());
        Assert.IsTrue(Follows(releases));
        Assert.AreEqual("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t25\t100\t0\tk=20\n", Rows(ledgers[0]));
        Assert.IsEmpty(ledgers[0].Cells(Git, 0, 99_999_999));
        ledgers.ForEach(ledger => ledger.Dispose());
    }

    [TestMethod]
    public void Several_that_close_at_once_make_one_release_of_each()
    {
        using var home = Begin(out var ledger);
        Report(ledger, 25, new Subject(ReportKind.Command, 2, 1));

        Parallel.For(0, 4, _ => Run(ledger, Due, new Settings { Epsilon = 1 }));

        var releases = ledger.Releases(0, 10_000).ToList();
        CollectionAssert.AllItemsAreUnique(releases.Select(release => (release.Tool, release.Window)).ToList());
        Assert.IsTrue(Follows(releases));
    }

    [TestMethod]
    public void Afterwards_no_nonce_and_no_small_cell_is_in_any_file()
    {
        using var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        using var disposal = ledger;
        Some.Tools.Manifests.ToList().ForEach(manifest => ledger.CountedSince(manifest.Tool, Since));
        var nonce = Some.Nonce();
        var version = new Subject(ReportKind.Version, 123_4567_8901, 1);
        ledger.Commit([Some.Entry(new Report(1, Some.LastWeek, version, 1), nonce)]);
        ledger.Settle();
        var stored = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(stored, version.A);
        var before = (folder.Holds(Convert.FromHexString(nonce.Hex)), folder.Holds(stored.AsSpan(2)));

        Run(ledger, Due);
        ledger.Rewrite();

        Assert.AreEqual((true, true), before, "Else the test would not see them.");
        Assert.AreEqual((false, false), (folder.Holds(Convert.FromHexString(nonce.Hex)), folder.Holds(stored.AsSpan(2))));
    }

    internal static bool Follows(IEnumerable<Release> releases)
    {
        Release? previous = null;
        foreach (var release in releases)
        {
            if (release != ReleaseChain.Next(previous, release.Tool, release.Window, release.Day, release.Rows))
            {
                return false;
            }

            previous = release;
        }

        return true;
    }

    private static void Run(ILedger ledger, LocalDate today, Settings? settings = null) =>
        new Closing(Some.Tools, ledger, settings ?? new Settings(), new SystemBits()).Run(today);

    private static SqliteHome Begin(out ILedger ledger)
    {
        var home = new SqliteHome();
        var opened = ledger = home.Open();
        Some.Tools.Manifests.ToList().ForEach(manifest => opened.CountedSince(manifest.Tool, Since));
        return home;
    }

    private static void Report(ILedger ledger, int reports, Subject subject, int count = 1) => Report(ledger, reports, new Report(1, Some.LastWeek, subject, count));

    private static void Report(ILedger ledger, int reports, Report report) => ledger.Commit([.. Enumerable.Range(0, reports).Select(_ => Some.Entry(report))]);

    private static string? Rows(ILedger ledger) =>
        ledger.Releases(Git, Some.LastWeek.Start, Some.LastWeek.Start).SingleOrDefault(release => release.Window == Some.LastWeek)?.Rows;

    private static List<string> List(ILedger ledger) =>
        [.. ledger.Releases(0, 10_000).Select(release => $"{release.Tool} {release.Window} {Window.Containing(release.Day, WindowLength.Day)}")];

    private static Vocabulary Vocabulary() => Some.Tools.TryFind("git", out var vocabulary) ? vocabulary : throw new AssertFailedException();
}
