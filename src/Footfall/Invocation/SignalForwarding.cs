using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// While a tool runs the signals that are sent to this process are the tool's. What the terminal sends (Ctrl-C, Ctrl-\, a new size) goes
/// to the whole foreground group, the tool has it already; what a process sent to us is passed on, unless it was the tool. Whoever sends to
/// the whole group by <c>kill</c> reaches the tool twice: nothing tells that from a signal to us alone, which the tool must not miss.
/// Ctrl-Z stops us only if it stops the tool (<see cref="ToolWait"/>); a SIGTSTP from a process stops both, so that whoever sent it sees it done.
/// </summary>
/// <remarks>
/// Where <see cref="SignalWatch"/> was busy, or is not there, the sender is not known, and a signal of the terminal's kind counts as sent by it
/// while we are in its foreground. A signal that was ignored when we started has no handler, and the tool inherits that.
/// Handlers run on a thread of the runtime. They stay until this process ends: one for a Ctrl-C that has just ended the tool may run
/// after the tool was waited for, and by its default action it would end us before the invocation is written down.
/// </remarks>
internal sealed class SignalForwarding
{
    private static readonly (PosixSignal Name, int Number)[] Signals =
    [
        (PosixSignal.SIGHUP, SignalNumber.Hangup),
        (PosixSignal.SIGINT, SignalNumber.Interrupt),
        (PosixSignal.SIGQUIT, SignalNumber.Quit),
        (PosixSignal.SIGTERM, SignalNumber.Terminate),
        Raw(SignalNumber.TerminalStop),
        Raw(SignalNumber.Continue),
        Raw(SignalNumber.Window),
        Raw(SignalNumber.Alarm),
        Raw(SignalNumber.User1),
        Raw(SignalNumber.User2),
    ];

    private static SignalForwarding? s_kept;

    private readonly Lock gate = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly List<(ReceivedSignal Signal, bool MayHaveReached)> early = [];
    private bool starts;
    private int process;
    private bool over;

    private SignalForwarding()
    {
        foreach (var (name, number) in Signals)
        {
            Register(name, number);
        }
    }

    /// <summary>Takes the signals over. Those that come before <see cref="To"/> are kept for the tool.</summary>
    public static SignalForwarding Begin()
    {
        // A registration that is collected is undone.
        var forwarding = new SignalForwarding();
        s_kept = forwarding;
        return forwarding;
    }

    /// <summary>
    /// The tool is started now: what the terminal sends from here on may reach it before its number is known, and is not sent once more.
    /// </summary>
    public void Starts()
    {
        lock (gate)
        {
            starts = true;
        }
    }

    /// <summary>Passes signals on to a process, those first that came before it was there.</summary>
    public void To(int process)
    {
        lock (gate)
        {
            this.process = process;
            foreach (var (signal, mayHaveReached) in early)
            {
                if (!mayHaveReached || !signal.HasReached(process))
                {
                    _ = Libc.SendSignal(process, signal.Number);
                }
            }

            early.Clear();
        }
    }

    /// <summary>Does something that takes as long as the tool runs, and passes signals on meanwhile.</summary>
    /// <param name="work">Is given the signal mask that the tool is to have; null: ours.</param>
    public ToolExit During(Func<byte[]?, ToolExit> work) =>
        OperatingSystem.IsLinux() ? SignalWatch.During(work, Signals.Select(signal => signal.Number), Pass) : work(null);

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

    private static (PosixSignal Name, int Number) Raw(int number) => ((PosixSignal)number, number);

    private void Register(PosixSignal name, int number)
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
                var isTerminals = number is SignalNumber.Interrupt or SignalNumber.Quit or SignalNumber.Window
                    || number == SignalNumber.TerminalStop || number == SignalNumber.Continue;
                Pass(new ReceivedSignal(number, isTerminals && Terminal.IsForeground, Sender: 0));
            }));
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException or ArgumentException)
        {
            // A signal less to pass on; the tool runs all the same.
        }
    }

    private void Pass(ReceivedSignal signal)
    {
        var times = OwnStop.Times;
        if (Send(signal) && signal.Number == SignalNumber.TerminalStop)
        {
            OwnStop.By(signal.Number, times);
        }
    }

    // False where the tool has it, or will have it.
    private bool Send(ReceivedSignal signal)
    {
        lock (gate)
        {
            if (over)
            {
                return false;
            }

            if (process != 0)
            {
                return !signal.HasReached(process) && Libc.SendSignal(process, signal.Number) == 0;
            }

            if (!starts && signal.Number == SignalNumber.TerminalStop)
            {
                return true;
            }

            early.Add((signal, starts));
            return false;
        }
    }
}
