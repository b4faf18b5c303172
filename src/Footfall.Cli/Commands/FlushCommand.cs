using System.CommandLine;
using Footfall.Cli.Output;

namespace Footfall.Cli.Commands;

/// <summary>The background work, which <c>run</c> starts by itself when it is due.</summary>
internal static class FlushCommand
{
    private const string NotFinished = "the work was not finished in its time; the rest is done next time.";

    public static Command Create(Machine machine)
    {
        var json = Arguments.Json();
        var command = new Command("flush", "Do the background work now: add up, send what is due") { json };
        command.SetAction((result, cancellation) => RunAsync(machine, result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Machine machine, bool json, CancellationToken cancellation)
    {
        var home = Arguments.Home(machine);
        using var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        lifetime.CancelAfter(Flush.Lifetime.ToTimeSpan() - TimeSpan.FromSeconds(3));

        // Whatever hangs, a disk or a name server: the process ends. A kill at any instant is what all of it is made for.
        using var end = new Timer(_ => EndAtOnce(machine), null, Flush.Lifetime.ToTimeSpan(), Timeout.InfiniteTimeSpan);
        var flush = new Flush(home, machine.Catalog, machine.Gate, new VersionProbe(machine.Environment), machine.Clock, machine.Random, machine.Sender());
        FlushResult result;
        try
        {
            using var progress = new Progress(machine, "Adding up, and sending what is due ...");
            result = await flush.RunAsync(lifetime.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCode.Busy, NotFinished);
        }

        if (result.State == FlushState.Busy && FlushLock.IsOutOfReach(home))
        {
            throw new CommandException(ExitCode.State, $"'{home.FlushLock}' cannot be locked, so background work cannot run. See: telemetry doctor");
        }

        if (json)
        {
            JsonText.Write(machine.Out, writer =>
            {
                writer.WriteString("state", result.State switch { FlushState.Done => "done", FlushState.Busy => "busy", _ => "nothing-to-do" });
                writer.WriteNumber("sent", result.Sent);
            });
        }
        else
        {
            machine.Out.WriteLine(result.State switch
            {
                FlushState.Done => $"Added up; {Wording.Count(result.Sent, "report")} sent.",
                FlushState.Busy => "Background work is already running.",
                _ => "Nothing to do: no tool is counted.",
            });
        }

        return result.State == FlushState.Busy ? ExitCode.Busy : ExitCode.Success;
    }

    private static void EndAtOnce(Machine machine)
    {
        machine.Error.WriteLine($"telemetry: {NotFinished}");
        Environment.Exit(ExitCode.Busy);
    }
}
