using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Footfall.Testing;

/// <summary>
/// A program at a real terminal: the leader of a new session whose controlling terminal this is. The test is the person in front of
/// it. Disposing it hangs up and kills the program.
/// </summary>
public sealed class Pty : IDisposable
{
    private readonly FileStream screen;
    private readonly StreamText text;
    private readonly Child child;
    private int seen;

    private Pty(FileStream screen, Child child)
    {
        this.screen = screen;
        this.child = child;
        text = new StreamText(screen);
    }

    /// <summary>The program's number; also that of its session.</summary>
    public int Id => child.Id;

    /// <summary>
    /// Everything that was on the screen, what was typed included where the terminal echoed it. Lines end in <c>\r\n</c>.
    /// </summary>
    public string Transcript => text.Text;

    /// <summary>Starts a program.</summary>
    /// <exception cref="AssertFailedException">Could not be started.</exception>
    public static Pty Start(
        string executable,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? workingDirectory = null,
        ushort columns = 80,
        ushort rows = 24)
    {
        var command = new Command(executable, [.. arguments]) { Environment = environment ?? CleanEnvironment.At("/nonexistent") };
        var master = NativeCalls.OpenPseudoTerminal(NativeCalls.ReadWrite | NativeCalls.NoControllingTerminal | NativeCalls.CloseOnExec);
        var screen = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        try
        {
            var name = NameOf(master);
            Resize(master, columns, rows);
            using var request = new SpawnRequest();
            request.NewSession();
            request.FreshSignals();

            // The first terminal that the leader of a new session opens becomes its controlling terminal.
            request.Open(0, name);
            request.Duplicate(0, 1);
            request.Duplicate(0, 2);
            request.CloseOthers();
            request.ChangeDirectory(workingDirectory ?? command.WorkingDirectory);
            return new Pty(screen, Child.Start(request, command));
        }
        catch
        {
            screen.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Types, also control characters: <c>\u0003</c> is Ctrl-C, <c>\u001a</c> Ctrl-Z, <c>\u001c</c> Ctrl-\, <c>\u0004</c> Ctrl-D.
    /// </summary>
    public void Type(string text) => screen.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Waits for a text behind the text that was waited for last, so that the same text can be waited for twice. What is typed is
    /// echoed: wait for something that only the answer has.
    /// </summary>
    /// <exception cref="AssertFailedException">It does not come; the message holds the transcript.</exception>
    public void WaitFor(string text, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = -1;
        Patience.Wait(
            () => (at = Transcript.IndexOf(text, seen, StringComparison.Ordinal)) >= 0 || Ended(),
            patience ?? Patience.Usual,
            () => Describe(text));
        if (at < 0 && (at = Transcript.IndexOf(text, seen, StringComparison.Ordinal)) < 0)
        {
            throw new AssertFailedException(Describe(text));
        }

        seen = at + text.Length;
    }

    /// <summary>Changes the size of the window; the foreground programs are told.</summary>
    public void Resize(ushort columns, ushort rows) => Resize((int)screen.SafeFileHandle.DangerousGetHandle(), columns, rows);

    /// <summary>Sends a signal to the program alone.</summary>
    public void Signal(int signal) => child.Signal(signal);

    /// <summary>Waits until the program has ended.</summary>
    /// <exception cref="AssertFailedException">It does not end: it was killed, and the message holds the transcript.</exception>
    public CommandResult WaitForExit(TimeSpan? patience = null)
    {
        if (!child.Exit.Wait(patience ?? Patience.Usual))
        {
            child.Kill();
            throw new AssertFailedException($"The program at the terminal does not end.\n--- transcript\n{Transcript}\n---");
        }

        // What it wrote last. Others may still be at the terminal, so its end is not waited for longer than it takes to read.
        _ = text.End.Wait(TimeSpan.FromSeconds(1));
        var exit = child.Exit.Result;
        return new CommandResult(exit.Code, exit.Signal, Transcript, "") { OutputBytes = text.Bytes };
    }

    public void Dispose()
    {
        child.Kill();
        screen.Dispose();
        text.Dispose();
    }

    private bool Ended() => child.Exit.IsCompleted && text.End.IsCompleted;

    private string Describe(string text) => $"Waited for \"{text}\" at the terminal.\n--- transcript\n{Transcript}\n---";

    private static unsafe string NameOf(int master)
    {
        var name = stackalloc byte[256];
        return NativeCalls.GrantPseudoTerminal(master) == 0
            && NativeCalls.UnlockPseudoTerminal(master) == 0
            && NativeCalls.NamePseudoTerminal(master, name, 256) == 0
            ? Encoding.UTF8.GetString(name, new ReadOnlySpan<byte>(name, 256).IndexOf((byte)0))
            : throw new IOException("No pseudo-terminal.");
    }

    private static unsafe void Resize(int master, ushort columns, ushort rows)
    {
        var size = stackalloc ushort[4] { rows, columns, 0, 0 };
        _ = Libc.Control(master, NativeCalls.SetWindowSize, size);
    }
}
