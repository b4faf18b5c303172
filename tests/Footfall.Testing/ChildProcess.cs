using System.Text;

namespace Footfall.Testing;

/// <summary>A command that runs, with pipes on its three streams. Disposing it kills it if it still runs.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Command command;
    private readonly Child child;
    private readonly FileStream? input;
    private readonly StreamText output;
    private readonly StreamText error;

    private ChildProcess(Command command, Child child, FileStream? input, FileStream output, FileStream error)
    {
        this.command = command;
        this.child = child;
        this.input = input;
        this.output = new StreamText(output);
        this.error = new StreamText(error);
    }

    /// <summary>The process's number.</summary>
    public int Id => child.Id;

    /// <summary>Standard output so far.</summary>
    public string Output => output.Text;

    /// <summary>Standard error so far.</summary>
    public string Error => error.Text;

    /// <summary>Writes to standard input, where that is <see cref="StandardInput.Pipe"/>.</summary>
    public void Type(string text)
    {
        input!.Write(Encoding.UTF8.GetBytes(text));
        input.Flush();
    }

    /// <summary>Ends standard input.</summary>
    public void CloseInput() => input?.Dispose();

    /// <summary>Sends a signal to the process alone.</summary>
    public void Signal(int signal) => child.Signal(signal);

    /// <summary>Waits until standard output holds a text.</summary>
    /// <exception cref="AssertFailedException">It does not come.</exception>
    public void WaitForOutput(string text, TimeSpan? patience = null) =>
        Patience.Wait(
            () => Output.Contains(text, StringComparison.Ordinal),
            patience ?? command.Patience,
            () => $"Waited for \"{text}\" of {Describe()}");

    /// <summary>Waits until the process has ended and nobody can write to its output any more.</summary>
    /// <exception cref="AssertFailedException">Out of patience: it was killed, and the message holds the output so far.</exception>
    public CommandResult WaitForExit()
    {
        var ended = Task.WhenAll(child.Exit, output.End, error.End);
        if (!ended.Wait(command.Patience))
        {
            child.Kill();
            var holder = child.Exit.IsCompleted ? "It has ended, but another process holds its output." : "";
            throw new AssertFailedException($"Waited {command.Patience} for the end of {Describe()} {holder}");
        }

        var exit = child.Exit.Result;
        return new CommandResult(exit.Code, exit.Signal, Output, Error) { OutputBytes = output.Bytes };
    }

    public void Dispose()
    {
        child.Kill();
        input?.Dispose();
        output.Dispose();
        error.Dispose();
    }

    internal static ChildProcess Start(Command command)
    {
        using var request = new SpawnRequest();
        request.FreshSignals();

        // Without a controlling terminal, whatever the tests were started at.
        request.NewSession();
        Pipe? input = null;
        if (command.Input is StandardInput.FromFile file)
        {
            request.Open(0, file.Path);
        }
        else
        {
            input = new Pipe();
            request.Duplicate(input.Reader, 0);
        }

        using var output = new Pipe();
        using var error = new Pipe();
        request.Duplicate(output.Writer, 1);
        request.Duplicate(error.Writer, 2);
        request.CloseOthers();
        request.ChangeDirectory(command.WorkingDirectory);
        var child = Child.Start(request, command);
        var process = new ChildProcess(command, child, input?.TakeWriter(), output.TakeReader(), error.TakeReader());
        input?.Dispose();
        if (command.Input is StandardInput.FromPipe { Content: { } text })
        {
            process.Feed(text);
        }

        return process;
    }

    // In the background: a command that does not read everything must not hang the test.
    private void Feed(string text) => _ = Task.Factory.StartNew(
        () =>
        {
            try
            {
                Type(text);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // It does not read on.
            }

            CloseInput();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private string Describe() =>
        $"{command.Executable} {string.Join(' ', command.Arguments)}\n--- output\n{Output}\n--- error\n{Error}\n---";
}
