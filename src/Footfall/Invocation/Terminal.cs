namespace Footfall;

/// <summary>What kind of place this process runs in. Reads only; changes no setting of the terminal.</summary>
/// <remarks>On Windows there is no terminal for Footfall: nothing is interactive and nothing is asked.</remarks>
internal static unsafe class Terminal
{
    /// <summary>The controlling terminal.</summary>
    public const string Device = "/dev/tty";

    private const int DefaultColumns = 80;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>A person watches: standard input and standard error are terminals.</summary>
    public static bool IsInteractive => IsTerminal(0) && IsTerminal(2);

    /// <summary>A question would be seen and could be answered: all three streams are terminals and this is not a background job.</summary>
    public static bool CanAsk => IsTerminal(0) && IsTerminal(1) && IsTerminal(2) && IsForeground;

    /// <summary>
    /// The process group is the one that the controlling terminal belongs to at the moment. False without such a terminal.
    /// </summary>
    public static bool IsForeground
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return false;
            }

            var terminal = Libc.OpenExisting(Device, Libc.ReadWrite | Libc.TerminalFlags);
            if (terminal < 0)
            {
                return false;
            }

            var foreground = Libc.ForegroundGroup(terminal) == Libc.OwnGroup();
            _ = Libc.CloseDescriptor(terminal);
            return foreground;
        }
    }

    /// <summary>The width of the terminal on standard output or standard error; 80 where there is none or it does not tell.</summary>
    public static int Columns => ColumnsOf(1) ?? ColumnsOf(2) ?? DefaultColumns;

    private static bool IsTerminal(int descriptor) => !OperatingSystem.IsWindows() && Libc.IsTerminal(descriptor) == 1;

    // Linux only: the call's variable arguments are passed in another way on macOS.
    private static int? ColumnsOf(int descriptor)
    {
        var size = stackalloc ushort[4];
        return OperatingSystem.IsLinux() && Libc.Control(descriptor, GetWindowSize, size) == 0 && size[1] > 0 ? size[1] : null;
    }
}
