namespace Footfall.Cli;

/// <summary>
/// One short line on standard error while something takes longer than a second, wiped out afterwards. Only where standard error is a terminal.
/// </summary>
internal sealed class Progress : IDisposable
{
    /// <summary>What is over sooner shows nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TextWriter output;
    private readonly string text;
    private readonly Timer? timer;
    private bool isShown;
    private bool isOver;

    public Progress(Machine machine, string text)
    {
        output = machine.Error;
        this.text = text.Length < machine.Columns ? text : text[..(machine.Columns - 1)];
        timer = machine.ErrorIsTerminal ? new Timer(_ => Show(), null, Patience, Timeout.InfiniteTimeSpan) : null;
    }

    /// <summary>Shows the line, unless it is over already or nobody watches.</summary>
    internal void Show()
    {
        lock (gate)
        {
            if (isOver || isShown || timer is null)
            {
                return;
            }

            isShown = true;
            output.Write(text);
            output.Flush();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            timer?.Dispose();
            if (isShown)
            {
                // Blanks, not an escape sequence: every terminal knows them.
                output.Write($"\r{new string(' ', text.Length)}\r");
                output.Flush();
                isShown = false;
            }
        }
    }
}
