using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// A kill at each system call of a change of the answer, or an error of each that touches a file: the old answer stands or the new one, what
/// follows from it is done, and no command says that it was done when it was not.
/// </summary>
[TestClass]
public sealed class ConsentKillTests : IDisposable
{
    // EIO, ENOSPC.
    private static readonly int[] Errors = [5, 28];

    private readonly Receiver receiver = new();
    private readonly LedgerHome home;

    public ConsentKillTests() => home = new LedgerHome(receiver.Address);

    [TestMethod]
    public void An_opt_out_that_is_killed_at_any_call_leaves_the_old_answer_whole_or_the_no_which_is_carried_out() => AtEachCall(
        8,
        ["disable", "meter"],
        _ => { },
        (copy, what) =>
        {
            Assert.IsFalse(copy.Answer.IsDamaged, what);
            if (copy.Answer.Record!.Answer == ConsentAnswer.Yes)
            {
                copy.AssertExact();
                return;
            }

            copy.Flush();
            Assert.AreEqual(ConsentAnswer.No, copy.Answer.Record!.Answer, what);
            Assert.IsFalse(Directory.Exists(copy.State.Of(LedgerHome.Tool)), $"{what}: something is kept after the no.");
            Assert.IsEmpty(copy.Arrived, $"{what}: something left after the no.");
        },
        copy => copy.Answer.Record!.Answer == ConsentAnswer.No && !Directory.Exists(copy.State.Of(LedgerHome.Tool)));

    [TestMethod]
    public void A_purge_that_is_killed_at_any_call_counts_nothing_again() => AtEachCall(
        20,
        ["purge", "meter"],
        copy => copy.SendEverything(),
        (copy, what) =>
        {
            Assert.AreEqual(ConsentAnswer.Yes, copy.Answer.Record?.Answer, what);
            copy.MayBeGone();
            if (Directory.Exists(copy.State.Of(LedgerHome.Tool)))
            {
                copy.AssertExact();
            }
        },
        copy => !File.Exists(copy.State.Cache(LedgerHome.Tool)) && JournalSegment.Of(copy.State, LedgerHome.Tool).Count == 0);

    [TestMethod]
    public void A_yes_that_becomes_local_and_is_killed_at_any_call_sends_nothing_once_local_stands() => AtEachCall(
        6,
        ["enable", "meter", "--local"],
        _ => { },
        (copy, what) =>
        {
            Assert.IsFalse(copy.Answer.IsDamaged, what);
            var isLocal = copy.Answer.Record!.Answer == ConsentAnswer.Local;
            copy.Flush();
            Assert.AreEqual(isLocal ? ConsentAnswer.Local : ConsentAnswer.Yes, copy.Answer.Record!.Answer, what);
            Assert.IsTrue(!isLocal || copy.Arrived.Count == 0, $"{what}: something left after the answer was local.");
            copy.AssertNoneTwice(what);
        },
        copy => copy.Answer.Record!.Answer == ConsentAnswer.Local);

    [TestMethod]
    public void A_yes_that_is_killed_at_any_call_is_not_given_or_stands() => AtEachCall(
        4,
        ["enable", "meter"],
        copy =>
        {
            File.Delete(copy.State.Consent(LedgerHome.Tool));
            Directory.Delete(copy.State.StateRoot, recursive: true);
        },
        (copy, what) =>
        {
            Assert.IsFalse(copy.Answer.IsDamaged, what);
            Assert.AreEqual(0, copy.Telemetry("enable", "meter").Run().ExitCode, what);
            Assert.AreEqual(ConsentAnswer.Yes, copy.Answer.Record!.Answer, what);
        },
        copy => copy.Answer.Record!.Answer == ConsentAnswer.Yes);

    public void Dispose()
    {
        home.Dispose();
        receiver.Dispose();
    }

    private void AtEachCall(int usual, string[] arguments, Action<LedgerCopy> prepare, Action<LedgerCopy, string> check, Func<LedgerCopy, bool> isDone)
    {
        using var undisturbed = home.Copy();
        prepare(undisturbed);
        var run = TracedRun.Of(undisturbed.Telemetry(arguments), undisturbed.State.Root);
        Assert.AreEqual(0, run.Result.ExitCode, $"{run.Result}");
        check(undisturbed, "undisturbed");
        Console.WriteLine($"{arguments[0]}: {run.Calls.Length} calls");
        foreach (var moment in Sample.OfMoments(run.Calls, usual))
        {
            using var copy = home.Copy();
            prepare(copy);
            TracedRun.Of(copy.Telemetry(arguments), copy.State.Root, call => call.Number == moment.Number ? Fault.Kill : null);
            Assert.IsEmpty(receiver.Take());
            check(copy, $"{arguments[0]}, killed at {moment}");
        }

        foreach (var (moment, error) in Sample.Of([.. run.Calls.Where(call => call.Subject == CallSubject.File).SelectMany(call => Errors.Select(error => (call, error)))], usual))
        {
            using var copy = home.Copy();
            prepare(copy);
            var result = TracedRun.Of(copy.Telemetry(arguments), copy.State.Root, call => call.Number == moment.Number ? Fault.Error(error) : null).Result;
            var what = $"{arguments[0]}, error {error} at {moment}";
            Assert.IsTrue(result.ExitCode != 0 || isDone(copy), $"{what}: it says that it is done.");
            Assert.IsEmpty(receiver.Take());
            check(copy, what);
        }
    }
}
