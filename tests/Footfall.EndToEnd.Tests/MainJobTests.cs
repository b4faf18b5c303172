using Footfall.Protocol;

namespace Footfall.EndToEnd.Tests;

/// <summary>The main job on the machine's real tools.</summary>
[TestClass]
public sealed class MainJobTests
{
    [TestMethod]
    public void Git_works_as_before_and_shows_in_the_counters()
    {
        using var person = new Person();
        person.Telemetry("enable", "git", "--local");
        File.WriteAllText(Path.Combine(person.Repository, "secret-file-name"), "x");

        person.Run("git", "add", "secret-file-name");
        var commit = person.Run("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-m", "secret message");
        var log = person.Run("git", "log", "-1", "--format=%s");
        var wrong = person.Run("git", "log", "--no-such-option");
        var unknown = person.Run("git", "secret-alias");

        Assert.AreEqual(0, commit.ExitCode, $"{commit}");
        Assert.AreEqual("secret message\n", log.Output);
        Assert.AreEqual(person.RunDirectly("git", "log", "--no-such-option").ExitCode, wrong.ExitCode);
        Assert.AreEqual(1, unknown.ExitCode);
        var commands = person.Counters("command");
        Assert.AreEqual(1, commands["add: success"]);
        Assert.AreEqual(1, commands["commit: success"]);
        Assert.AreEqual(1, commands["log: success"]);
        Assert.AreEqual(1, commands["(external): failure"]);
        Assert.Contains("commit: -m", person.Counters("option").Keys.Select(key => key.Replace("--message", "-m", StringComparison.Ordinal)));
        foreach (var file in person.Files().Where(File.Exists))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var secret in new[] { "secret", "Ann", "ann@example.org" })
            {
                Assert.IsLessThan(0, bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)), $"{secret} stands in {file}.");
            }
        }
    }

    [TestMethod]
    public void Dotnet_works_as_before_and_shows_in_the_counters()
    {
        using var person = new Person();
        person.Telemetry("enable", "dotnet", "--local");

        var version = person.Run("dotnet", "--version");
        var list = person.Run("dotnet", "--list-sdks");
        var nothing = person.Run("dotnet", "build", "--nologo", "-v:q");

        Assert.AreEqual(person.RunDirectly("dotnet", "--version").Output, version.Output);
        Assert.AreEqual(0, list.ExitCode);
        Assert.AreEqual(1, nothing.ExitCode, "There is nothing to build.");
        Assert.AreEqual(2, person.Counters("command", "dotnet")["(none): success"]);
        Assert.AreEqual(1, person.Counters("command", "dotnet")["build: failure"]);
        Assert.Contains("build: --verbosity=q", person.Counters("value", "dotnet").Keys);
    }

    [TestMethod]
    public void A_wrapped_command_that_fails_twice_and_then_succeeds_was_a_struggle()
    {
        using var person = new Person();
        person.Telemetry("enable", "git", "--local");

        person.Run("git", "rev-parse", "--verify", "nothing");
        person.Run("git", "rev-parse", "--verify", "nothing");
        person.Run("git", "rev-parse", "--git-dir");

        Assert.AreEqual(1, person.Counters("struggle")["rev-parse: 2-3"]);
    }

    [TestMethod]
    public void Purge_deletes_what_was_counted_and_goes_on_counting()
    {
        using var person = new Person();
        person.Telemetry("enable", "git", "--local");
        person.Run("git", "status");
        person.WaitForFlush();

        var purge = person.Telemetry("purge", "git");
        person.Run("git", "log");

        Assert.AreEqual(0, purge.ExitCode, $"{purge}");
        Assert.AreEqual("log: failure", person.Counters("command").Keys.Single());
    }

    [TestMethod]
    public void A_manifest_that_was_added_is_counted()
    {
        using var person = new Person();
        var file = Path.Combine(person.Home, "mytool.json");
        File.WriteAllText(file, """
            {"tool":"sh","revision":1,"publisher":{"name":"Me","endpoint":"http://127.0.0.1:8474/"},
             "commands":[{"code":1,"path":"","operands":true,"options":[{"code":1,"names":["-c"],"value":"required"}]}]}
            """);

        var add = person.Telemetry("tools", "add", file);
        person.Telemetry("enable", "sh", "--local");
        var run = person.Run("sh", "-c", "exit 7");

        Assert.AreEqual(0, add.ExitCode, $"{add}");
        Assert.AreEqual(7, run.ExitCode);
        Assert.AreEqual(1, person.Counters("command", "sh")["(none): failure"]);
        Assert.AreEqual(1, person.Counters("option", "sh")["(none): -c"]);
    }

    [TestMethod]
    public void State_is_for_its_owner_only()
    {
        using var person = new Person();
        person.Telemetry("enable", "git");
        person.Run("git", "status");
        person.WaitForFlush();

        foreach (var path in person.Files().Where(path => path.StartsWith(person.State.Root, StringComparison.Ordinal)))
        {
            var mode = File.GetUnixFileMode(path);
            var expected = Directory.Exists(path)
                ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                : UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.AreEqual(expected, mode, path);
        }
    }

    [TestMethod]
    public void Footfall_home_moves_all_state()
    {
        using var person = new Person();
        person.Environment["FOOTFALL_HOME"] = Path.Combine(person.Home, "elsewhere");
        person.Telemetry("enable", "git", "--local");

        person.Run("git", "status");

        Assert.AreEqual(1, person.Counters("command")["status: success"]);
        Assert.IsTrue(File.Exists(new StateDirectory(Path.Combine(person.Home, "elsewhere")).Consent(ToolName.Parse("git"))));
        Assert.IsFalse(Directory.Exists(person.State.Root));
    }
}
