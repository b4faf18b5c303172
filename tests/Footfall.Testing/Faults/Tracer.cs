using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>
/// Runs a command under <c>ptrace</c>. Unlike strace it counts over all threads and processes, so that one number names one call, and it has
/// the bytes of each write.
/// </summary>
internal sealed unsafe class Tracer(Command command, string root, Func<TracedCall, Fault?> decide)
{
    private const int KillSignal = 9;
    private const int ContinueSignal = 18;
    private const int TrapSignal = 5;
    private const int CallStop = TrapSignal | 0x80;
    private const int AtBeginning = 1;
    private const int AtEnd = 2;
    private const string BeginStopped = "kill -STOP $$; exec \"$@\"";

    private readonly List<TracedCall> calls = [];
    private readonly Dictionary<int, (TracedCall Call, Fault? Fault)> open = [];
    private readonly ConcurrentDictionary<int, bool> alive = new();

    public TracedRun Run()
    {
        using var directory = new TemporaryDirectory();
        var output = directory.Write("output", "");
        var error = directory.Write("error", "");
        var process = Begin(output, error);
        var status = 0;
        using (new Timer(_ => KillAll(), null, command.Patience, Timeout.InfiniteTimeSpan))
        {
            while (Next(out var thread, out var news))
            {
                alive[thread] = true;
                if ((news & 0xFF) == 0x7F)
                {
                    Advance(thread, news);
                    continue;
                }

                alive.TryRemove(thread, out _);
                open.Remove(thread);
                status = thread == process ? news : status;
            }
        }

        var signal = status & 0x7F;
        var result = new CommandResult(signal == 0 ? (status >> 8) & 0xFF : 128 + signal, signal == 0 ? null : signal, File.ReadAllText(output), File.ReadAllText(error));
        return new TracedRun(result, [.. calls]);
    }

    private int Begin(string output, string error)
    {
        using var request = new SpawnRequest();
        request.FreshSignals();
        request.NewSession();
        request.Open(0, "/dev/null");
        request.Open(1, output);
        request.Open(2, error);
        request.CloseOthers();
        request.ChangeDirectory(command.WorkingDirectory);
        var shell = command with { Executable = "/bin/sh", Arguments = ["-c", BeginStopped, "sh", command.Executable, .. command.Arguments] };
        var failed = request.Start(shell.File, shell.Argv, shell.EnvironmentBlock, out var process);
        var status = 0;
        if (failed != 0 || Ptrace.Wait(process, &status, Ptrace.Stopped) != process
            || Ptrace.Request(Ptrace.Seize, process, 0, Ptrace.Options) != 0)
        {
            throw new InvalidOperationException($"{command.Executable} could not be started under ptrace (error {Marshal.GetLastPInvokeError()}).");
        }

        _ = Libc.SendSignal(process, ContinueSignal);
        return process;
    }

    private static bool Next(out int thread, out int status)
    {
        var news = 0;
        do
        {
            thread = Ptrace.Wait(-1, &news, Ptrace.AnyThread | Ptrace.OwnChildrenOnly);
        }
        while (thread < 0 && Marshal.GetLastPInvokeError() == Ptrace.Interrupted);
        status = news;
        return thread > 0;
    }

    private void Advance(int thread, int status)
    {
        var signal = (status >> 8) & 0xFF;
        var isEvent = status >> 16 != 0;
        if (signal == CallStop)
        {
            signal = 0;
            if (!AtCall(thread))
            {
                return;
            }
        }

        _ = Ptrace.Request(Ptrace.GoOnToNextCall, thread, 0, isEvent ? 0 : signal);
    }

    /// <summary>False: the process was killed.</summary>
    private bool AtCall(int thread)
    {
        var information = default(Ptrace.CallInformation);
        if (Ptrace.Request(Ptrace.TellCall, thread, sizeof(Ptrace.CallInformation), (nint)(&information)) <= 0)
        {
            return true;
        }

        if (information.Kind == AtEnd && open.Remove(thread, out var ended))
        {
            End(thread, ended.Call, ended.Fault, information.NumberOrResult);
            return true;
        }

        if (information.Kind != AtBeginning
            || TracedThread.Look(thread, root, (int)information.NumberOrResult, new ReadOnlySpan<ulong>(information.Arguments, 6), calls.Count) is not { } call)
        {
            return true;
        }

        calls.Add(call);
        var fault = decide(call);
        if (fault == Fault.Kill)
        {
            _ = Libc.SendSignal(thread, KillSignal);
            return false;
        }

        open[thread] = (call, fault);
        if (fault is { ErrorNumber: > 0 } && call.Name != "close")
        {
            _ = Ptrace.Request(Ptrace.WriteRegister, thread, Ptrace.CallRegister, -1);
        }
        else if (fault is { Bytes: { } bytes })
        {
            _ = Ptrace.Request(Ptrace.WriteRegister, thread, Ptrace.ThirdArgument, bytes);
        }

        return true;
    }

    private static void End(int thread, TracedCall call, Fault? fault, long result)
    {
        call.Result = result;
        if (fault is { ErrorNumber: > 0 and var number })
        {
            call.Result = -number;
            _ = Ptrace.Request(Ptrace.WriteRegister, thread, Ptrace.ResultRegister, -number);
        }
    }

    private void KillAll()
    {
        foreach (var thread in alive.Keys)
        {
            _ = Libc.SendSignal(thread, KillSignal);
        }
    }
}
