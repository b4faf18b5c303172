using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// <c>telemetry</c> as installers lay it out: each version in a folder of its own, and a link on <c>PATH</c> that leads to the newest.
/// </summary>
[TestClass]
public sealed class InstalledTests
{
    [TestMethod]
    [DataRow(true, DisplayName = "on PATH")]
    [DataRow(false, DisplayName = "called by its path")]
    public void Shims_outlive_an_update_that_leaves_nothing_of_the_version_before(bool isOnPath)
    {
        using var person = new Person();
        var telemetry = Path.Combine(person.Home, "tools", "telemetry");
        if (isOnPath)
        {
            person.Environment["PATH"] = $"{Path.GetDirectoryName(telemetry)}:{person.Environment["PATH"]}";
        }

        Install(person, "1.0");
        var wrapped = person.Shell($"{(isOnPath ? "telemetry" : telemetry)} enable git && {(isOnPath ? "telemetry" : "../tools/telemetry")} wrap git");
        Install(person, "2.0");
        Directory.Delete(Path.Combine(person.Home, "store", "1.0"), recursive: true);
        person.Environment["PATH"] = $"{person.State.Shims}:{person.Environment["PATH"]}";
        var used = person.Shell($"git status --short && {telemetry} doctor && {telemetry} show git");

        Assert.AreEqual(0, wrapped.ExitCode, $"{wrapped}");
        Assert.AreEqual(telemetry, File.ResolveLinkTarget(Path.Combine(person.State.Shims, "git"), returnFinalTarget: false)?.FullName);
        Assert.AreEqual(0, used.ExitCode, $"{used}");
        StringAssert.Contains(used.Output, "All is well.");
        StringAssert.Contains(used.Output, "status: success");
    }

    [TestMethod]
    public void When_it_is_gone_shells_find_the_tools_themselves()
    {
        using var person = new Person();
        Install(person, "1.0");
        person.Shell("../tools/telemetry wrap git");
        person.Environment["PATH"] = $"{person.State.Shims}:{person.Environment["PATH"]}";
        Directory.Delete(Path.Combine(person.Home, "store"), recursive: true);

        var result = person.Shell("git status --short; command -v git");

        Assert.AreEqual((0, ""), (result.ExitCode, result.Error), $"{result}");
        Assert.DoesNotContain(person.State.Shims, result.Output);
    }

    /// <summary>Puts a version beside those that are there, and leads the link to it.</summary>
    private static void Install(Person person, string version)
    {
        var folder = Path.Combine(person.Home, "store", version);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var copied = person.RunDirectly("cp", "-r", Path.GetDirectoryName(BuiltExecutables.Telemetry)!, folder);
        Assert.AreEqual(0, copied.ExitCode, $"{copied}");

        var link = Path.Combine(person.Home, "tools", "telemetry");
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine("..", "store", version, "telemetry"));
    }
}
