using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// While a tool runs the signals that are sent to this process are the tool's. What the terminal sends (Ctrl-C, Ctrl-\, a new size) goes
/// to the whole foreground group, the tool has it already; in the background such a signal was sent to us by <c>kill</c> and is passed
/// on, like all others. A signal that was ignored when we started is left alone, and the tool inherits that.
/// </summary>
/// <remarks>
/// Handlers run on a thread of the runtime. They stay until this process ends: one for a Ctrl-C that has just ended the tool may run
/// after the tool was waited for, and by its default action it would end us before the invocation is written down.
/// </remarks>
internal sealed class SignalForwarding
{
    private static SignalForwarding? s_kept;

    private readonly Lock gate = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly List<int> early = [];
    private int process;
    private bool over;

    private SignalForwarding()
    {
        Register(PosixSignal.SIGHUP, SignalNumber.Hangup, fromTerminal: false);
        Register(PosixSignal.SIGINT, SignalNumber.Interrupt, fromTerminal: true);
        Register(PosixSignal.SIGQUIT, SignalNumber.Quit, fromTerminal: true);
        Register(PosixSignal.SIGTERM, SignalNumber.Terminate, fromTerminal: false);
        Register((PosixSignal)SignalNumber.Continue, SignalNumber.Continue, fromTerminal: true);
        Register((PosixSignal)SignalNumber.Window, SignalNumber.Window, fromTerminal: true);
        Register((PosixSignal)SignalNumber.Alarm, SignalNumber.Alarm, fromTerminal: false);
        Register((PosixSignal)SignalNumber.User1, SignalNumber.User1, fromTerminal: false);
        Register((PosixSignal)SignalNumber.User2, SignalNumber.User2, fromTerminal: false);
    }

    /// <summary>Takes the signals over. Those that come before <see cref="To"/> are kept for the tool.</summary>
    public static SignalForwarding Begin()
    {
        // A registration that is collected is undone.
        var forwarding = new SignalForwarding();
        s_kept = forwarding;
        return forwarding;
    }

    /// <summary>Passes signals on to a process, those first that came before it was there.</summary>
    public void To(int process)
    {
        lock (gate)
        {
            this.process = process;
            foreach (var signal in early)
            {
                _ = Libc.SendSignal(process, signal);
            }

            early.Clear();
        }
    }

    /// <summary>The tool has ended, its number may be another's soon. Signals go nowhere from now on.</summary>
    public void ToNobody()
    {
        lock (gate)
        {
            process = 0;
            over = true;
        }
    }

    /// <summary>Gives the signals back: there is no tool.</summary>
    public void Stop()
    {
        ToNobody();
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    private void Register(PosixSignal name, int number, bool fromTerminal)
    {
        if (IgnoredSignals.Contains(number))
        {
            return;
        }

        try
        {
            registrations.Add(PosixSignalRegistration.Create(name, context =>
            {
                context.Cancel = true;
                Pass(number, fromTerminal);
            }));
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException or ArgumentException)
        {
            // A signal less to pass on; the tool runs all the same.
        }
    }

    private void Pass(int signal, bool fromTerminal)
    {
        lock (gate)
        {
            if (over || (fromTerminal && Terminal.IsForeground && process != 0))
            {
                return;
            }

            if (process == 0)
            {
                early.Add(signal);
            }
            else
            {
                _ = Libc.SendSignal(process, signal);
            }
        }
    }
}
