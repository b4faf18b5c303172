using System.Text;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The native build: a small <c>telemetry</c> in front of the full one (<c>spec/distribution.md</c>). With any other there is nothing to test.</summary>
[TestClass]
public sealed class NativeFolderTests
{
    private const int MostBytes = 2_500_000;

    [TestMethod]
    public void The_small_executable_is_small()
    {
        RequireNativeFolder();

        Assert.IsLessThanOrEqualTo(MostBytes, new FileInfo(BuiltExecutables.Telemetry).Length);
    }

    [TestMethod]
    [DataRow("SQLite")]
    [DataRow("System.Net.Http")]
    [DataRow("System.CommandLine")]
    [DataRow("Spectre.Console")]
    [DataRow("Utf8JsonReader")]
    [DataRow("TimeZoneInfo")]
    public void What_no_invocation_needs_is_not_in_the_small_executable(string name)
    {
        RequireNativeFolder();

        Assert.IsGreaterThan(0, BytesOf(BuiltExecutables.TelemetryInTime).IndexOf(Encoding.UTF8.GetBytes(name)), "The full one has it, so it can be found.");
        Assert.AreEqual(-1, BytesOf(BuiltExecutables.Telemetry).IndexOf(Encoding.UTF8.GetBytes(name)));
    }

    [TestMethod]
    public void Without_the_full_one_a_tool_runs_and_every_other_verb_says_what_is_missing()
    {
        using var person = new Person();
        var telemetry = Copy(person);
        Directory.Delete(Path.Combine(Path.GetDirectoryName(telemetry)!, "full"), recursive: true);

        var tool = person.RunDirectly(telemetry, "run", "--", "git", "status", "--short");
        var verb = person.RunDirectly(telemetry, "status");

        Assert.AreEqual((0, "", ""), (tool.ExitCode, tool.Output, tool.Error));
        Assert.AreEqual((1, "", "telemetry: the folder full beside it is missing: install it again\n"), (verb.ExitCode, verb.Output, verb.Error));
    }

    [TestMethod]
    public void A_full_one_that_may_not_be_executed_is_named_with_the_mend()
    {
        using var person = new Person();
        var telemetry = Copy(person);
        var full = Path.Combine(Path.GetDirectoryName(telemetry)!, "full", "telemetry");
        File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var tool = person.RunDirectly(telemetry, "run", "--", "git", "status", "--short");
        var verb = person.RunDirectly(telemetry, "status");

        Assert.AreEqual((0, "", ""), (tool.ExitCode, tool.Output, tool.Error));
        Assert.AreEqual((1, "", $"telemetry: {full} cannot be executed: chmod +x it, or install it again\n"), (verb.ExitCode, verb.Output, verb.Error));
    }

    private static ReadOnlySpan<byte> BytesOf(string file) => File.ReadAllBytes(file);

    private static string Copy(Person person)
    {
        RequireNativeFolder();
        var folder = Path.Combine(person.Home, "native");
        var copied = person.RunDirectly("cp", "-r", Path.GetDirectoryName(BuiltExecutables.Telemetry)!, folder);
        Assert.AreEqual(0, copied.ExitCode, $"{copied}");
        return Path.Combine(folder, "telemetry");
    }

    private static void RequireNativeFolder()
    {
        if (!File.Exists(Path.Combine(Path.GetDirectoryName(BuiltExecutables.Telemetry)!, "full", "telemetry")))
        {
            Assert.Inconclusive("Only the native build is two programs.");
        }
    }
}
