using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// What the first instructions of the native shim noted before the runtime started (<c>src/Footfall.Shim/start.c</c>). Only where
/// <see cref="IsLinked"/>. All of it lives as long as the process and never changes.
/// </summary>
internal static unsafe partial class NativeStart
{
    private const int Block = 0;

    /// <summary>
    /// Whether this program begins with them: then this thread, the first, blocks <see cref="TakenSignals"/>, and so does every other.
    /// </summary>
    [FeatureSwitchDefinition("Footfall.NativeStart")]
    public static bool IsLinked => AppContext.TryGetSwitch("Footfall.NativeStart", out var isLinked) && isLinked;

    /// <summary>argv: pointers to zero-ended bytes, and a null pointer behind the last.</summary>
    [LibraryImport("*", EntryPoint = "footfall_arguments")]
    public static partial byte** Arguments();

    /// <summary>The environment, in the same form.</summary>
    [LibraryImport("*", EntryPoint = "footfall_variables")]
    public static partial byte** Variables();

    /// <summary>The signals that were blocked from outside: a <c>sigset_t</c>.</summary>
    [LibraryImport("*", EntryPoint = "footfall_mask")]
    public static partial byte* SignalMask();

    /// <summary>The signals that belong to the tool while it runs, and SIGCHLD: a <c>sigset_t</c>.</summary>
    [LibraryImport("*", EntryPoint = "footfall_taken")]
    public static partial byte* TakenSignals();

    /// <summary>Whether SIGPIPE was ignored from outside. The runtime ignores it always.</summary>
    public static bool IgnoresPipe => IgnoresPipeSignal() != 0;

    /// <summary>Whether SIGCHLD was ignored from outside: then nobody is told how the tool ended.</summary>
    public static bool IgnoresChild => IgnoresChildSignal() != 0;

    /// <summary>Gives this thread the signal mask that the process was started with.</summary>
    public static void RestoreSignalMask() => _ = Libc.SetThreadMask(Libc.SetMask, SignalMask(), null);

    /// <summary>Blocks <see cref="TakenSignals"/> again.</summary>
    public static void BlockTakenSignals() => _ = Libc.SetThreadMask(Block, TakenSignals(), null);

    [LibraryImport("*", EntryPoint = "footfall_ignores_pipe")]
    private static partial int IgnoresPipeSignal();

    [LibraryImport("*", EntryPoint = "footfall_ignores_child")]
    private static partial int IgnoresChildSignal();
}
