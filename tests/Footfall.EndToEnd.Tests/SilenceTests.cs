using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Promise 1: nothing is written, opened or started before consent, and nothing after opt-out. Watched by strace.</summary>
[TestClass]
public sealed class SilenceTests
{
    [TestMethod]
    public void Without_a_terminal_nothing_is_asked_and_nothing_of_ours_appears() => AssertSilent(person => { });

    [TestMethod]
    public void After_an_opt_out_nothing_of_ours_appears() => AssertSilent(person =>
    {
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        Assert.AreEqual(0, person.Run("git", "status").ExitCode);
        person.WaitForFlush();
        Assert.AreEqual(0, person.Telemetry("disable", "git").ExitCode);
    });

    [TestMethod]
    [DataRow("CI", "1")]
    [DataRow("DO_NOT_TRACK", "yes")]
    [DataRow("FOOTFALL_TELEMETRY", "off")]
    [DataRow("FOOTFALL_POLICY", "/nonexistent/policy")]
    public void Where_the_surroundings_say_no_a_yes_changes_nothing(string variable, string value) => AssertSilent(person =>
    {
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        person.Environment[variable] = value;
    });

    [TestMethod]
    public void A_tool_without_a_manifest_runs_and_nothing_of_ours_appears() => AssertSilent(person => { }, "true");

    /// <summary>
    /// The managed runtime makes an endpoint for debuggers in the temporary directory when it starts; it is the runtime's, and it is gone
    /// before the tool begins. The native build has none.
    /// </summary>
    [TestMethod]
    public void The_runtimes_own_endpoint_for_debuggers_is_all_that_appears_otherwise_and_it_is_removed()
    {
        using var person = new Person();
        var command = person.Command(BuiltExecutables.Telemetry, "run", "--", "git", "--version");

        var traced = Strace.Run(command, "%file,%process,%network");

        var made = traced.Calls.Where(call => call.CreatesFile).SelectMany(call => call.Strings).Distinct().ToList();
        CollectionAssert.AreEquivalent(Array.Empty<string>(), made.Where(path => !IsOfTheRuntime(path)).ToList());
        CollectionAssert.AreEquivalent(Array.Empty<string>(), made.Where(Path.Exists).ToList());
    }

    private static void AssertSilent(Action<Person> prepare, string tool = "git")
    {
        using var person = new Person();
        prepare(person);
        var before = Silence.Snapshot(person);
        string[] arguments = tool == "git" ? ["git", "status", "--short"] : [tool];
        var plain = Silence.Trace(person, "/usr/bin/env", arguments);

        var wrapped = Silence.Trace(person, BuiltExecutables.Telemetry, ["run", "--", .. arguments]);

        Assert.AreEqual(plain.Result.ExitCode, wrapped.Result.ExitCode, $"{wrapped.Result}");
        Assert.AreEqual(plain.Result.Output, wrapped.Result.Output);
        Assert.AreEqual(plain.Result.Error, wrapped.Result.Error);
        var changes = Silence.Changes(plain);
        CollectionAssert.AreEquivalent(changes, Silence.Changes(wrapped), "Files of ours appeared.");
        Silence.AssertNothingAppears(wrapped with { Calls = [.. wrapped.Calls.Where(call => !call.ChangesFile)] }, programs: 2);
        CollectionAssert.AreEqual(before, Silence.Snapshot(person));
    }

    private static bool IsOfTheRuntime(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal));
}
