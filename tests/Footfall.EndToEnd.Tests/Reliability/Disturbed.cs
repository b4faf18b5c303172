using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>The kinds of work that are disturbed, and how each is done again and again on copies of one home.</summary>
internal sealed class Disturbed : IDisposable
{
    /// <summary>The works in which everything that was counted stays counted.</summary>
    public const string Flush = "flush";
    public const string Run = "run";

    private const int FewestCalls = 50;
    private readonly Receiver receiver = new();
    private readonly LedgerHome home;

    public Disturbed() => home = new LedgerHome(receiver.Address);

    /// <summary>Does it undisturbed, and tells its calls.</summary>
    public IReadOnlyList<TracedCall> Record(string work)
    {
        using var copy = home.Copy();
        var run = TracedRun.Of(CommandOf(copy, work), copy.State.Root);
        Check(copy, damagedJournal: 0, "undisturbed");
        AssertToolIsItself(work, run.Result, "undisturbed");

        // Not the exit code: on a machine that is very slow, background work comes to the end of its life.
        Assert.IsGreaterThan(FewestCalls, run.Calls.Length, $"{run.Result}");
        Console.WriteLine($"{work}: {run.Calls.Length} calls");
        return run.Calls;
    }

    /// <summary>Does it, with something done to its calls, and holds what is kept against the ledger.</summary>
    public CommandResult Do(string work, Func<TracedCall, Fault?> fault, string what, int damagedJournal = 0)
    {
        using var copy = home.Copy();
        var run = TracedRun.Of(CommandOf(copy, work), copy.State.Root, fault);
        Check(copy, damagedJournal, $"{work}, {what}");
        return run.Result;
    }

    /// <summary>The wrapped tool's output and exit code are its own.</summary>
    public static void AssertToolIsItself(string work, CommandResult result, string what)
    {
        if (work == Run)
        {
            Assert.AreEqual("said\n", result.Output, what);
            Assert.AreEqual("", result.Error, what);
            Assert.AreEqual(3, result.ExitCode, what);
        }
    }

    public void Dispose()
    {
        home.Dispose();
        receiver.Dispose();
    }

    private static Command CommandOf(LedgerCopy copy, string work) => work == Run ? copy.Use(LedgerHome.Unused) : copy.Telemetry(work);

    private void Check(LedgerCopy copy, int damagedJournal, string what)
    {
        copy.Arrive(receiver.Take());
        try
        {
            copy.AssertExact(damagedJournal);
        }
        catch (Exception e)
        {
            throw new AssertFailedException($"{what}: {e}");
        }
    }
}
