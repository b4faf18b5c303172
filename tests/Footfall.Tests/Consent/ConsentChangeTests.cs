using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class ConsentChangeTests
{
    private static readonly ImmutableArray<ReportKind> Few = [ReportKind.Command, ReportKind.Option];
    private static readonly ToolName Other = ToolName.Parse("other");

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task A_no_deletes_all_that_is_kept_of_that_tool_and_nothing_of_another()
    {
        using var installation = await Used();
        var others = Snapshot(installation.State.Of(Other));

        Assert.IsTrue(installation.Change.Refuse(Some.Tool));

        Assert.IsFalse(Directory.Exists(installation.State.Of(Some.Tool)));
        Assert.AreEqual(ConsentAnswer.No, installation.Answers.Read(Some.Tool).Record?.Answer);
        Assert.AreEqual(ConsentAnswer.Yes, installation.Answers.Read(Other).Record?.Answer);
        Assert.AreEqual(others, Snapshot(installation.State.Of(Other)));
    }

    [TestMethod]
    public async Task After_the_last_no_nothing_tells_how_often_there_was_use()
    {
        using var installation = await Used();

        installation.Change.Refuse(Some.Tool);
        Assert.IsTrue(File.Exists(installation.State.DispatchRecord), "the other tool still needs it");
        installation.Change.Refuse(Other);

        Assert.AreEqual("consent consent/demo consent/other flush.lock state tools tools/demo.json tools/other.json", string.Join(' ', installation.Home.Entries));
    }

    [TestMethod]
    public async Task A_no_stands_while_another_process_works_and_is_finished_by_the_next_one()
    {
        using var installation = await Used();
        new ConsentStore(installation.State).Write(Some.No);

        await installation.Flush(TestContext.CancellationToken);

        Assert.IsFalse(Directory.Exists(installation.State.Of(Some.Tool)));
        Assert.IsTrue(Directory.Exists(installation.State.Of(Other)));
    }

    [TestMethod]
    public void A_no_among_running_commands_leaves_nothing_and_they_bring_nothing_back()
    {
        using var installation = new Installation(1);
        for (var i = 0; i < 25; i++)
        {
            installation.Agree();
            using var began = new Barrier(3);
            var stop = false;
            var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(
                () =>
                {
                    began.SignalAndWait(TestContext.CancellationToken);
                    for (var day = Some.Day; !Volatile.Read(ref stop); day = day.PlusDays(1))
                    {
                        new JournalWriter(installation.State).TryAppend(Some.Tool, day, Some.Invocation);
                    }
                },
                TestContext.CancellationToken)).ToArray();
            began.SignalAndWait(TestContext.CancellationToken);

            var done = installation.Change.Refuse(Some.Tool);

            Volatile.Write(ref stop, true);
            Task.WaitAll(writers, TestContext.CancellationToken);
            Assert.IsTrue(done);
            Assert.IsFalse(Directory.Exists(installation.State.Of(Some.Tool)), $"round {i}");
        }
    }

    [TestMethod]
    public async Task Purging_keeps_the_answer_and_counting_goes_on()
    {
        using var installation = await Used();

        Assert.IsTrue(installation.Change.Purge(Some.Tool));

        Assert.AreEqual(ConsentAnswer.Yes, installation.Answers.Read(Some.Tool).Record?.Answer);
        Assert.IsEmpty(installation.Look().Cells);
        installation.Use();
        Assert.IsNotEmpty(installation.Look().Cells);
    }

    [TestMethod]
    public async Task A_yes_after_local_does_not_send_what_was_counted_before()
    {
        using var installation = new Installation(2);
        installation.Agree();
        installation.Change.KeepLocal(Some.Manifest);
        installation.Use(Some.Invocation with { MayBeSent = false });
        await installation.Flush(TestContext.CancellationToken);

        installation.Change.Agree(Some.Manifest);
        await installation.Days(30, TestContext.CancellationToken);

        Assert.IsEmpty(installation.Collector.Tries);
        Assert.IsNotEmpty(installation.Look().Cells, "for the person's own eyes it is still there");
    }

    [TestMethod]
    public async Task What_was_not_folded_yet_does_not_leave_under_a_later_yes()
    {
        using var installation = Installation.Agreed(3);
        installation.Use();
        installation.Change.KeepLocal(Some.Manifest);

        installation.Change.Agree(Some.Manifest);
        await installation.Days(30, TestContext.CancellationToken);

        Assert.IsEmpty(installation.Collector.Tries);
        Assert.IsNotEmpty(installation.Look().Cells, "for the person's own eyes it is there");
    }

    [TestMethod]
    [DataRow(null, "Ask")]
    [DataRow("https://counts.example.net/", "Send")]
    public void When_the_terms_change_a_yes_stands_only_if_it_named_an_endpoint(string? own, string sharing)
    {
        using var installation = new Installation(10);
        var changed = Some.ManifestWith(json => json["publisher"]!["endpoint"] = "https://elsewhere.example.org/");

        installation.Change.Agree(Some.Manifest, own is null ? null : Endpoint.Parse(own));

        Assert.AreEqual(sharing, Some.Gate().Decide(Terms.Of(changed), installation.Answers.Read(Some.Tool)).Sharing.ToString());
    }

    [TestMethod]
    public async Task Local_after_yes_sends_nothing_more()
    {
        using var installation = await Used();
        installation.Put(Some.Waiting(1));

        installation.Change.KeepLocal(Some.Manifest);

        Assert.IsEmpty(installation.Outbox());
        Assert.IsFalse(installation.Cache(transaction => transaction.Cells().Any(cell => cell.Key.MayBeSent)));
        Assert.IsNotEmpty(installation.Look().Cells);
    }

    [TestMethod]
    [DataRow("endpoint")]
    [DataRow("policy")]
    public async Task A_yes_to_other_terms_withdraws_what_was_meant_for_the_old_ones(string what)
    {
        using var installation = await Used();
        installation.Put(Some.Waiting(1));
        installation.Use();
        var changed = Some.ManifestWith(json => json["publisher"]![what] = "https://elsewhere.example.org/");
        Assert.IsNotEmpty(installation.Outbox());

        installation.Change.Agree(changed);

        Assert.IsEmpty(installation.Outbox());
        Assert.IsFalse(installation.Cache(transaction => transaction.Cells().Any(cell => cell.Key.MayBeSent)));
        Assert.AreEqual(default, installation.Look().Activity, "a collector that knows no day before is not told how long ago it was");
    }

    [TestMethod]
    public async Task An_endpoint_of_ones_own_withdraws_what_was_meant_for_the_publisher()
    {
        using var installation = await Used();
        installation.Put(Some.Waiting(1));

        installation.Change.Agree(Some.Manifest, Endpoint.Parse("https://counts.example.net/"));

        Assert.IsEmpty(installation.Outbox());
    }

    [TestMethod]
    public async Task A_yes_to_the_same_terms_keeps_what_waits()
    {
        using var installation = await Used();
        var before = installation.Outbox();

        installation.Change.Agree(Some.Manifest);

        Assert.HasCount(before.Count, installation.Outbox());
        Assert.IsNotEmpty(before);
    }

    [TestMethod]
    public void Classes_that_were_offered_are_remembered_either_way()
    {
        using var installation = new Installation(4);
        var record = Some.Yes with { Kinds = Few };
        installation.Answers.Write(record);

        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration, ReportKind.Activity], agreed: false);
        Assert.AreEqual("Duration Activity", string.Join(' ', installation.Answers.Read(Some.Tool).Record!.Declined));

        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration, ReportKind.Activity], agreed: true);
        var extended = installation.Answers.Read(Some.Tool).Record!;
        Assert.AreEqual("Command Option Duration Activity", string.Join(' ', extended.Kinds));
        Assert.IsEmpty(extended.Declined);
    }

    [TestMethod]
    public void What_was_counted_before_a_class_was_agreed_to_is_folded_without_it()
    {
        using var installation = new Installation(6);
        var manifest = installation.Agree();
        var record = Some.Yes with { Kinds = Few };
        installation.Answers.Write(record);
        installation.Use();

        installation.Change.Extend(manifest, record, [ReportKind.Platform], agreed: true);

        Assert.AreEqual("Command Option", string.Join(' ', installation.Look().Cells.Select(cell => cell.Key.Subject.Kind).Distinct().Order()));
        installation.Use();
        Assert.HasCount(1, installation.Look().Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Platform));
    }

    [TestMethod]
    public void A_no_that_was_given_while_the_question_stood_is_not_undone_by_its_answer()
    {
        using var installation = new Installation(5);
        var record = Some.Yes with { Kinds = Few };
        installation.Answers.Write(record);
        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration], agreed: false);
        installation.Change.Refuse(Some.Tool);

        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration], agreed: true);

        Assert.AreEqual(ConsentAnswer.No, installation.Answers.Read(Some.Tool).Record!.Answer);
    }

    [TestMethod]
    public void The_day_of_an_answer_is_the_UTC_day()
    {
        using var installation = new Installation(6);
        installation.Clock.Now = Some.At(Some.Day, 23) + Duration.FromMinutes(59);

        installation.Change.Agree(Some.Manifest);

        Assert.AreEqual(Some.Day, installation.Answers.Read(Some.Tool).Record!.Day);
    }

    [TestMethod]
    public async Task Where_background_work_does_not_end_a_no_stands_and_says_that_it_is_not_finished()
    {
        using var installation = await Used();
        var kept = Snapshot(installation.State.Of(Some.Tool));

        using var working = FlushLock.TryTake(installation.State, Duration.Zero);

        Assert.IsFalse(Impatient(installation).Purge(Some.Tool));
        Assert.AreEqual(ConsentAnswer.Yes, installation.Answers.Read(Some.Tool).Record?.Answer, "purging answers nothing");
        Assert.IsFalse(Impatient(installation).Refuse(Some.Tool));
        Assert.AreEqual(ConsentAnswer.No, installation.Answers.Read(Some.Tool).Record?.Answer);
        Assert.AreEqual(kept, Snapshot(installation.State.Of(Some.Tool)));
    }

    [TestMethod]
    public void Where_nothing_is_kept_a_no_waits_for_nobody()
    {
        using var installation = Installation.Agreed(7);
        using var working = FlushLock.TryTake(installation.State, Duration.Zero);

        Assert.IsTrue(Impatient(installation).Refuse(Other));

        Assert.AreEqual(ConsentAnswer.No, installation.Answers.Read(Other).Record?.Answer);
    }

    [TestMethod]
    [DataRow("yes")]
    [DataRow("local")]
    [DataRow("extended")]
    public async Task Where_background_work_does_not_end_the_old_answer_stands(string answer)
    {
        using var installation = await Used();
        var record = Some.Yes with { Kinds = Few };
        installation.Answers.Write(record);
        using var working = FlushLock.TryTake(installation.State, Duration.Zero);
        var change = Impatient(installation);

        Assert.ThrowsExactly<IOException>(() =>
        {
            switch (answer)
            {
                case "yes":
                    change.Agree(Some.Manifest, Endpoint.Parse("https://counts.example.net/"));
                    break;
                case "local":
                    change.KeepLocal(Some.Manifest);
                    break;
                default:
                    change.Extend(Some.Manifest, record, [ReportKind.Duration], agreed: true);
                    break;
            }
        });

        Assert.AreEqual(record, installation.Answers.Read(Some.Tool).Record);
    }

    [TestMethod]
    public async Task Failures_before_a_yes_to_other_terms_are_not_told_after_it()
    {
        using var installation = await Used();
        installation.Use(Some.Invocation with { Outcome = Outcome.Failure });
        await installation.Flush(TestContext.CancellationToken);
        installation.Use(Some.Invocation with { Outcome = Outcome.Failure });

        installation.Change.Agree(Some.Manifest, Endpoint.Parse("https://counts.example.net/"));
        installation.Use();

        Assert.IsEmpty(installation.Look().Cells.Where(cell => cell.Key.MayBeSent && cell.Key.Subject.Kind == ReportKind.Struggle));
    }

    [TestMethod]
    public void An_answer_to_what_was_offered_is_of_its_day_where_it_was_a_yes()
    {
        using var installation = new Installation(8);
        var record = Some.Yes with { Kinds = Few };
        installation.Answers.Write(record);
        installation.Clock.Advance(Duration.FromDays(3));

        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration], agreed: false);
        Assert.AreEqual(Some.Day, installation.Answers.Read(Some.Tool).Record!.Day);

        installation.Change.Extend(Some.Manifest, record, [ReportKind.Duration], agreed: true);
        Assert.AreEqual(Some.Day.PlusDays(3), installation.Answers.Read(Some.Tool).Record!.Day);
    }

    [TestMethod]
    public void An_answer_that_was_offered_for_another_endpoint_extends_nothing()
    {
        using var installation = new Installation(9);
        var stands = Some.Yes with { Kinds = Few, Endpoint = Endpoint.Parse("https://counts.example.net/"), EndpointIsOwn = true };
        installation.Answers.Write(stands);

        installation.Change.Extend(Some.Manifest, Some.Yes with { Kinds = Few }, [ReportKind.Duration], agreed: true);

        Assert.AreEqual(stands, installation.Answers.Read(Some.Tool).Record);
    }

    /// <summary>Waits for nobody.</summary>
    private static ConsentChange Impatient(Installation installation) => new(installation.State, installation.Clock, installation.Random, Duration.Zero);

    private static string Snapshot(string directory) => string.Join('\n', Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(File.ReadAllBytes(file))}"));

    /// <summary>Two tools that were used and counted.</summary>
    private async Task<Installation> Used()
    {
        var installation = Installation.Agreed(1);
        installation.Agree(Some.TextWith(json => json["tool"] = Other.Text));
        installation.Use();
        installation.Use(tool: Other);
        await installation.Flush(TestContext.CancellationToken);
        return installation;
    }
}
