using System.Runtime.InteropServices;
using NodaTime;

namespace Footfall.Protocol;

/// <summary>From measured things to their coarse classes. Pure. Bounds are in <c>spec/encoding.md</c>, section 5.</summary>
public static class Classes
{
    private static readonly double[] DurationBounds = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

    /// <summary>The class of a count. Negative counts are taken as 0.</summary>
    public static CountClass OfCount(int count) => count switch
    {
        <= 0 => CountClass.None,
        1 => CountClass.One,
        <= 3 => CountClass.Few,
        <= 7 => CountClass.Several,
        _ => CountClass.Many,
    };

    /// <summary>The class of a time. Negative times (a clock set back) are taken as 0.</summary>
    public static DurationClass OfDuration(Duration duration)
    {
        var seconds = duration.TotalSeconds;
        var index = 0;
        while (index < DurationBounds.Length && seconds >= DurationBounds[index])
        {
            index++;
        }

        return (DurationClass)(index + 1);
    }

    /// <summary>This machine's operating system.</summary>
    public static Platform CurrentPlatform() =>
        OperatingSystem.IsLinux() ? Platform.Linux
        : OperatingSystem.IsMacOS() ? Platform.MacOS
        : OperatingSystem.IsWindows() ? Platform.Windows
        : OperatingSystem.IsFreeBSD() ? Platform.FreeBsd
        : Platform.Other;

    /// <summary>This process's architecture.</summary>
    public static Processor CurrentProcessor() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => Processor.X64,
        Architecture.Arm64 => Processor.Arm64,
        Architecture.X86 => Processor.X86,
        Architecture.Arm => Processor.Arm,
        Architecture.RiscV64 => Processor.RiscV64,
        Architecture.Ppc64le => Processor.Ppc64Le,
        Architecture.S390x => Processor.S390X,
        Architecture.LoongArch64 => Processor.LoongArch64,
        _ => Processor.Other,
    };
}
