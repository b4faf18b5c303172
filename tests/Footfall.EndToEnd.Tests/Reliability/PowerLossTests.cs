using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// The power is cut after any call, and of what was not synced any part is lost. What is left opens; what was folded, sent or answered stays so
/// (<c>spec/journal.md</c>, section 7); nothing is counted twice.
/// </summary>
[TestClass]
public sealed class PowerLossTests : IDisposable
{
    private readonly Receiver receiver = new();
    private readonly LedgerHome home;

    public PowerLossTests() => home = new LedgerHome(receiver.Address);

    [TestMethod]
    public void A_power_cut_in_background_work_loses_and_doubles_nothing() => Cut(
        copy => copy.Telemetry("flush"), (copy, _) => copy.AssertExact());

    [TestMethod]
    public void A_power_cut_in_a_wrapped_command_and_its_background_work_loses_at_most_the_command() => Cut(
        copy => copy.Use(LedgerHome.Unused), (copy, _) => copy.AssertExact(damagedJournal: 1));

    [TestMethod]
    public void After_a_power_cut_in_an_opt_out_the_yes_stands_whole_or_the_no_and_once_it_is_done_the_no() => Cut(
        copy => copy.Telemetry("disable", "meter"),
        (copy, atEnd) =>
        {
            Assert.IsFalse(copy.Answer.IsDamaged);
            if (atEnd)
            {
                Assert.AreEqual(ConsentAnswer.No, copy.Answer.Record?.Answer);
            }

            if (copy.Answer.Record!.Answer == ConsentAnswer.Yes)
            {
                copy.AssertExact();
                return;
            }

            copy.Flush();
            Assert.IsFalse(Directory.Exists(copy.State.Of(LedgerHome.Tool)), "Something is kept after the no.");
            Assert.IsEmpty(copy.Arrived, "Something left after the no.");
        });

    [TestMethod]
    public void After_a_power_cut_in_a_change_to_local_the_yes_stands_or_local_under_which_nothing_leaves() => Cut(
        copy => copy.Telemetry("enable", "meter", "--local"),
        (copy, atEnd) =>
        {
            Assert.IsFalse(copy.Answer.IsDamaged);
            if (atEnd)
            {
                Assert.AreEqual(ConsentAnswer.Local, copy.Answer.Record?.Answer);
            }

            var isLocal = copy.Answer.Record!.Answer == ConsentAnswer.Local;
            copy.Flush();
            Assert.IsTrue(!isLocal || copy.Arrived.Count == 0, "Something left after the answer was local.");
            copy.AssertNoneTwice("");
        });

    [TestMethod]
    public void After_a_power_cut_in_a_purge_nothing_is_counted_again() => Cut(
        copy => copy.Telemetry("purge", "meter"),
        (copy, _) =>
        {
            Assert.AreEqual(ConsentAnswer.Yes, copy.Answer.Record?.Answer);
            copy.MayBeGone();
            if (Directory.Exists(copy.State.Of(LedgerHome.Tool)))
            {
                copy.AssertExact();
            }
        },
        prepare: copy => copy.SendEverything());

    public void Dispose()
    {
        home.Dispose();
        receiver.Dispose();
    }

    private void Cut(Func<LedgerCopy, Command> work, Action<LedgerCopy, bool> check, Action<LedgerCopy>? prepare = null)
    {
        using var copy = home.Copy();
        prepare?.Invoke(copy);
        var disk = new CrashState(copy.State.Root);
        var run = TracedRun.Of(work(copy), copy.State.Root);
        var arrived = receiver.TakeInOrder();
        var before = copy.Arrived;
        var moments = Sample.Of([.. run.Calls.Where(call => call.Changes && call.Result >= 0)], usual: 8).Select(call => call.Number).Append(run.Calls[^1].Number).ToHashSet();
        var random = Sample.Random();
        var states = 0;
        var sent = 0;
        foreach (var call in run.Calls)
        {
            disk.Apply(call);
            sent += call is { Name: "sendto", Result: > 0 } ? 1 : 0;
            for (var i = 0; moments.Contains(call.Number) && i < Effort.Times(4, 20); i++)
            {
                // The first loses all that it may, the second nothing, the others something.
                var chance = i;
                Check(work, disk, () => chance == 1 || (chance > 1 && random.OnceIn(2)), before.Concat(arrived.Take(sent)), copy =>
                    check(copy, call == run.Calls[^1]), $"power cut after {call}, state {i}");
                states++;
            }
        }

        Console.WriteLine($"{run.Calls.Length} calls, {states} states");
    }

    private void Check(Func<LedgerCopy, Command> work, CrashState disk, Func<bool> keep, IEnumerable<KeyValuePair<string, Report>> arrived, Action<LedgerCopy> check, string what)
    {
        using var copy = home.Copy();
        Directory.Delete(copy.State.Root, recursive: true);
        disk.Write(copy.State.Root, keep);
        _ = work(copy);
        copy.Arrive(arrived.DistinctBy(report => report.Key).ToDictionary());
        try
        {
            check(copy);
        }
        catch (Exception e)
        {
            throw new AssertFailedException($"{what}: {e}");
        }
    }
}
