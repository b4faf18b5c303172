namespace Footfall;

/// <summary>The numbers of signals, which differ between Linux on one side and macOS and the BSDs on the other.</summary>
internal static class SignalNumber
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Illegal = 4;
    public const int Trap = 5;
    public const int Abort = 6;
    public const int FloatingPoint = 8;
    public const int Kill = 9;
    public const int Segmentation = 11;
    public const int Pipe = 13;
    public const int Alarm = 14;
    public const int Terminate = 15;
    public const int Window = 28;

    public static int User1 => OperatingSystem.IsLinux() ? 10 : 30;

    public static int User2 => OperatingSystem.IsLinux() ? 12 : 31;

    public static int Child => OperatingSystem.IsLinux() ? 17 : 20;

    public static int Continue => OperatingSystem.IsLinux() ? 18 : 19;

    /// <summary>Ctrl-Z.</summary>
    public static int TerminalStop => OperatingSystem.IsLinux() ? 20 : 18;

    public static int Bus => OperatingSystem.IsLinux() ? 7 : 10;

    public static int SystemCall => OperatingSystem.IsLinux() ? 31 : 12;

    /// <summary>Whether a process that ends by it ended by its own fault, not from outside.</summary>
    public static bool IsFault(int signal) =>
        signal is Illegal or Trap or Abort or FloatingPoint or Segmentation || signal == Bus || signal == SystemCall;
}
