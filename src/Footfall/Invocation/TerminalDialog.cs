using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>
/// Asks a person at the controlling terminal, whatever the standard streams are. The terminal stays as it is (line by line, with
/// echo), so Ctrl-C and Ctrl-Z mean what they always mean.
/// </summary>
internal sealed unsafe class TerminalDialog : IDisposable
{
    /// <summary>The bytes of the longest answer; more are read and dropped.</summary>
    public const int Limit = 1024;

    private readonly int terminal;

    private TerminalDialog(int terminal) => this.terminal = terminal;

    /// <summary>Null where there is no terminal.</summary>
    public static TerminalDialog? TryOpen()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var terminal = Libc.OpenExisting(Terminal.Device, Libc.ReadWrite | Libc.TerminalFlags);
        return terminal < 0 ? null : new TerminalDialog(terminal);
    }

    /// <summary>Writes text as it is. False: it did not arrive as a whole, so do not take an answer for agreement.</summary>
    public bool Write(string text)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        while (!rest.IsEmpty)
        {
            nint written;
            fixed (byte* bytes = rest)
            {
                written = Libc.WriteTo(terminal, bytes, (nuint)rest.Length);
            }

            if (written < 0 && Marshal.GetLastPInvokeError() != Libc.Interrupted)
            {
                return false;
            }

            rest = rest[(int)Math.Max(0, written)..];
        }

        return true;
    }

    /// <summary>
    /// Waits for a line; without its end. Null: there was no answer (end of input, or the terminal is gone), which is a no, also
    /// where it comes in the middle of a line.
    /// </summary>
    public string? ReadLine()
    {
        var line = new List<byte>();
        while (true)
        {
            byte next;
            var read = Libc.ReadFrom(terminal, &next, 1);
            if (read < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted)
            {
                continue;
            }

            if (read <= 0)
            {
                return null;
            }

            if (next == (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]);
            }

            if (line.Count < Limit)
            {
                line.Add(next);
            }
        }
    }

    public void Dispose() => _ = Libc.CloseDescriptor(terminal);
}
