using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>
/// Runs a program that nobody sees, and keeps what it says: a session of its own without a terminal, no standard input, no descriptor of
/// ours, the environment and the directory that it is given. When it ends, its time is up or its answer too long, its whole process group
/// is killed, so that nothing of it goes on unless it has left the group by a session of its own.
/// </summary>
/// <remarks>On Windows, which no test covers, it is a child like any other, and its process tree is killed.</remarks>
internal sealed class CapturedProcess
{
    private const string Nothing = "/dev/null";

    /// <summary>How long output may come after the end of everything that was killed.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>The full path of the program.</summary>
    public required string File { get; init; }

    /// <summary>What follows its name.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>All of its environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required string Directory { get; init; }

    public required TimeSpan Time { get; init; }

    /// <summary>The most that it may write to each of its two streams, in bytes.</summary>
    public required int LongestAnswer { get; init; }

    /// <summary>Runs it to its end. <see cref="OperationCanceledException"/> after <paramref name="cancellation"/>; it is dead then, too.</summary>
    public CapturedOutput Run(CancellationToken cancellation) => OperatingSystem.IsWindows() ? RunOnWindows(cancellation) : RunOnUnix(cancellation);

    private CapturedOutput RunOnUnix(CancellationToken cancellation)
    {
        using var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        using var error = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var started = Start(output, error, out var process);
        output.DisposeLocalCopyOfClientHandle();
        error.DisposeLocalCopyOfClientHandle();
        if (started != 0)
        {
            return CapturedOutput.NotStarted;
        }

        using var full = new CancellationTokenSource();
        var readings = new[] { Read(output, full), Read(error, full) };
        var end = Task.Run(() => End(process), CancellationToken.None);
        var inTime = Wait(end, full.Token, cancellation);
        _ = Libc.SendSignal(-process, SignalNumber.Kill);
        var exit = end.GetAwaiter().GetResult();

        // A second time: the first may have come before a fork was over.
        _ = Libc.SendSignal(-process, SignalNumber.Kill);
        _ = Task.WaitAll(readings, (int)Rest.TotalMilliseconds, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new CapturedOutput(
            full.IsCancellationRequested ? CaptureEnd.TooLong : inTime ? CaptureEnd.Exited : CaptureEnd.TimedOut,
            exit.Code,
            Bytes(readings[0]),
            Bytes(readings[1]));
    }

    private int Start(AnonymousPipeServerStream output, AnonymousPipeServerStream error, out int process)
    {
        using var request = new SpawnRequest();
        request.NewSession();
        request.FreshSignals();
        request.Open(0, Nothing);
        request.Duplicate((int)output.ClientSafePipeHandle.DangerousGetHandle(), 1);
        request.Duplicate((int)error.ClientSafePipeHandle.DangerousGetHandle(), 2);
        request.CloseOthers();
        request.ChangeDirectory(Directory);
        var file = Encoding.UTF8.GetBytes(File);
        var environment = Environment.Select(variable => Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}")).ToList();
        return request.Start(file, [file, .. Arguments.Select(Encoding.UTF8.GetBytes)], environment, out process);
    }

    private static unsafe ToolExit End(int process)
    {
        var word = 0;
        int answer;
        do
        {
            answer = Libc.WaitFor(process, &word, 0);
        }
        while (answer == -1 && Marshal.GetLastPInvokeError() == Libc.Interrupted);

        return answer == process ? new ChildStatus(word, IsNews: true).Exit : ToolExit.Exited(255);
    }

    private bool Wait(Task end, CancellationToken full, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(full, cancellation);
        try
        {
            return end.Wait((int)Time.TotalMilliseconds, either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task<MemoryStream> Read(Stream stream, CancellationTokenSource full) => Task.Factory.StartNew(
        () =>
        {
            var kept = new MemoryStream();
            var buffer = new byte[16 * 1024];
            try
            {
                while (stream.Read(buffer) is > 0 and var count)
                {
                    var room = LongestAnswer - (int)kept.Length;
                    lock (kept)
                    {
                        kept.Write(buffer, 0, Math.Min(count, room));
                    }

                    if (count > room)
                    {
                        full.Cancel();
                        break;
                    }
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // What was read until then is the answer.
            }

            return kept;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static byte[] Bytes(Task<MemoryStream> reading)
    {
        if (!reading.IsCompletedSuccessfully)
        {
            return [];
        }

        lock (reading.Result)
        {
            return reading.Result.ToArray();
        }
    }

    private CapturedOutput RunOnWindows(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = Directory,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            using var full = new CancellationTokenSource();
            var readings = new[] { Read(process.StandardOutput.BaseStream, full), Read(process.StandardError.BaseStream, full) };
            var inTime = Wait(process.WaitForExitAsync(CancellationToken.None), full.Token, cancellation);
            process.Kill(entireProcessTree: true);
            _ = Task.WaitAll(readings, (int)Rest.TotalMilliseconds, CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return new CapturedOutput(
                full.IsCancellationRequested ? CaptureEnd.TooLong : inTime ? CaptureEnd.Exited : CaptureEnd.TimedOut,
                inTime ? process.ExitCode : 255,
                Bytes(readings[0]),
                Bytes(readings[1]));
        }
        catch (Win32Exception)
        {
            return CapturedOutput.NotStarted;
        }
    }
}
