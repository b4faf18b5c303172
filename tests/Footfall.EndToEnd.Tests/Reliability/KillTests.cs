using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>A kill at each system call that touches a file of ours, a socket or a process. Then everything opens and nothing is lost or doubled.</summary>
[TestClass]
public sealed class KillTests
{
    private const int Usual = 12;

    [TestMethod]
    public void A_flush_that_is_killed_at_any_call_loses_and_doubles_nothing()
    {
        using var receiver = new Receiver();
        using var home = new LedgerHome(receiver.Address);
        foreach (var kill in Sample.Of(Moments(home, copy => copy.Telemetry("flush"), receiver), Usual))
        {
            using var copy = home.Copy();

            TracedRun.Of(copy.Telemetry("flush"), copy.State.Root, call => call.Number == kill ? Fault.Kill : null);

            Check(copy, receiver, $"killed at call {kill}");
        }
    }

    [TestMethod]
    public void A_wrapped_command_that_is_killed_at_any_call_loses_at_most_itself()
    {
        using var receiver = new Receiver();
        using var home = new LedgerHome(receiver.Address);
        foreach (var kill in Sample.Of(Moments(home, copy => copy.Use(LedgerHome.Unused), receiver), Usual))
        {
            using var copy = home.Copy();

            TracedRun.Of(copy.Use(LedgerHome.Unused), copy.State.Root, call => call.Number == kill ? Fault.Kill : null);

            Check(copy, receiver, $"killed at call {kill}");
        }
    }

    private static List<int> Moments(LedgerHome home, Func<LedgerCopy, Command> work, Receiver receiver)
    {
        using var copy = home.Copy();
        var run = TracedRun.Of(work(copy), copy.State.Root);
        Check(copy, receiver, "undisturbed");
        Console.WriteLine($"{run.Calls.Length} calls; exit {run.Result.ExitCode}");
        Console.WriteLine(string.Join('\n', run.Calls));
        return [.. run.Calls.Select(call => call.Number)];
    }

    private static void Check(LedgerCopy copy, Receiver receiver, string what)
    {
        copy.Arrive(receiver.Take());
        try
        {
            copy.AssertExact();
        }
        catch (Exception e)
        {
            throw new AssertFailedException($"{what}: {e.Message}");
        }
    }
}
