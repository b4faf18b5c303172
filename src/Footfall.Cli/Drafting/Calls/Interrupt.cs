using System.Runtime.InteropServices;

namespace Footfall.Cli.Drafting;

/// <summary>Ctrl-C and its like while a tool is asked: the tool is killed, what is temporary is cleared, and then this process ends by the signal.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int signal;

    public Interrupt() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, SignalNumber.Interrupt)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, SignalNumber.Terminate)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Cancel(context, SignalNumber.Hangup)),
    ];

    public CancellationToken Token => source.Token;

    /// <summary>Ends this process as the signal would have.</summary>
    public Exception End()
    {
        Dispose();
        ToolExit.Killed(signal).EndTheSameWay();
        return new InvalidOperationException();
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Cancel(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        signal = number;
        source.Cancel();
    }
}
