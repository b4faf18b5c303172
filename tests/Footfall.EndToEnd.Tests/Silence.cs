using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Watches commands by strace for what must not appear.</summary>
internal static class Silence
{
    private const string Calls = "%file,%process,%network";

    /// <summary>How many programs a command of <c>telemetry</c> is: a native one is two, since the small one becomes the full one.</summary>
    public static int Programs => BuiltExecutables.IsNative ? 2 : 1;

    public static Strace Trace(Person person, string executable, params string[] arguments)
    {
        var command = person.Command(executable, arguments);

        // Not ftruncate: the runtime sizes anonymous memory with it, which is no file.
        return Strace.Run(command with { Environment = new Dictionary<string, string>(command.Environment) { ["DOTNET_EnableDiagnostics"] = "0" } }, Calls);
    }

    /// <summary>No socket, no other program, no child, and no file that was made, written or removed.</summary>
    /// <param name="traced">What was watched.</param>
    /// <param name="programs">How many programs there may be.</param>
    /// <param name="locked">A file that was there before and may be opened to take its lock.</param>
    public static void AssertNothingAppears(Strace traced, int programs, string? locked = null)
    {
        Assert.IsEmpty(traced.Calls.Where(call => call.MakesSocket), "A socket appeared.");
        Assert.AreEqual(programs, traced.Calls.Count(call => call.StartsProgram), "A program was started.");
        Assert.IsEmpty(traced.Calls.Where(call => call.ChangesFile && !IsDevice(call) && !call.Strings.SequenceEqual([locked])), "A file appeared.");
        Assert.IsEmpty(traced.Calls.Where(call => call.Name is "fork" or "vfork" || (call.Name.StartsWith("clone", StringComparison.Ordinal) && !call.Arguments.Contains("CLONE_THREAD", StringComparison.Ordinal))), "A process appeared.");
    }

    /// <summary>What it did to files, each as text.</summary>
    public static List<string> Changes(Strace traced) =>
        [.. traced.Calls.Where(call => call.ChangesFile && !IsDevice(call)).Select(call => $"{call.Name} {string.Join(' ', call.Strings)}")];

    /// <summary>Everything in a person's home, with its content.</summary>
    public static List<string> Snapshot(Person person) =>
        [.. person.Files().Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}" : path)];

    private static bool IsDevice(SystemCall call) => call.Strings.Any(path => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/self/", StringComparison.Ordinal));
}
