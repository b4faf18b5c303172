using System.Globalization;
using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>A process of ours from its start until it was waited for.</summary>
internal sealed class Child
{
    private const int KillSignal = 9;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<(int Code, int? Signal)> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Child(int id)
    {
        Id = id;
        new Thread(WaitForEnd) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"wait for {id}") }.Start();
    }

    public int Id { get; }

    public Task<(int Code, int? Signal)> Exit => exit.Task;

    public static Child Start(SpawnRequest request, Command command)
    {
        var error = request.Start(command.File, command.Argv, command.EnvironmentBlock, out var id);
        return error == 0
            ? new Child(id)
            : throw new AssertFailedException($"Could not start {command.Executable}: error {error}.");
    }

    public void Signal(int signal)
    {
        lock (gate)
        {
            // Its number may be another's as soon as it was waited for.
            if (!exit.Task.IsCompleted)
            {
                _ = Libc.SendSignal(Id, signal);
            }
        }
    }

    public void Kill() => Signal(KillSignal);

    private unsafe void WaitForEnd()
    {
        // Told twice: first that it has ended, then, under the lock, it is taken from the process table.
        var information = stackalloc byte[Libc.OpaqueSize];
        while (NativeCalls.WaitForEnd(NativeCalls.OneProcess, Id, information, NativeCalls.EndedAndKept) == -1
            && Marshal.GetLastPInvokeError() == Libc.Interrupted)
        {
            // A signal came first.
        }

        lock (gate)
        {
            var word = 0;
            _ = Libc.WaitFor(Id, &word, 0);
            var exit = new ChildStatus(word, IsNews: true).Exit;
            this.exit.SetResult((exit.Code, exit.Signal));
        }
    }
}
