using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>One line on standard error that says how far the walk is, wiped out at its end. Only where standard error is a terminal.</summary>
internal sealed class DraftProgress(Machine machine, ToolName tool) : IProgress<WalkProgress>, IDisposable
{
    private string shown = "";

    public void Report(WalkProgress value)
    {
        if (!machine.ErrorIsTerminal)
        {
            return;
        }

        var line = $"Reading the help of {tool}: {value.Read} of {value.Found} commands";
        Show(line.Length < machine.Columns ? line : line[..(machine.Columns - 1)]);
    }

    public void Dispose() => Show("");

    private void Show(string line)
    {
        if (shown.Length > 0 || line.Length > 0)
        {
            // Blanks, not an escape sequence: every terminal knows them.
            machine.Error.Write($"\r{line.PadRight(shown.Length)}{(line.Length == 0 ? "\r" : "")}");
            machine.Error.Flush();
        }

        shown = line;
    }
}
