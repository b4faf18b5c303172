using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class DetachedProcessTests
{
    [TestMethod]
    public void A_detached_process_outlives_us_and_has_nothing_of_us()
    {
        using var directory = new TemporaryDirectory();
        var script = directory.WriteExecutable(
            "script",
            """
            #!/bin/sh
            cd -P . && pwd > "$1/cwd"
            ls -l /proc/$$/fd | sed -n 's/.* \([0-9]* -> .*\)/\1/p' > "$1/descriptors"
            cut -d' ' -f6 /proc/$$/stat > "$1/session"
            grep -E 'Sig(Blk|Ign)' /proc/$$/status > "$1/signals"
            env > "$1/environment"
            echo $$ > "$1/id.new" && mv "$1/id.new" "$1/id"
            while [ ! -e "$1/go" ]; do sleep 0.02; done
            touch "$1/survived"
            """);
        var command = new Command(
            "sh", "-c", "trap '' HUP INT USR1; exec 3</etc/passwd 9</etc/passwd; exec \"$@\"", "sh", BuiltExecutables.Wrapper, "detach", "--", script, directory.FullPath)
        {
            Environment = new Dictionary<string, string>(CleanEnvironment.At("/nonexistent")) { ["MARK"] = "kept" },
        };

        var result = command.Run();
        WaitForFile(directory["id"]);
        directory.Write("go", "");
        WaitForFile(directory["survived"]);

        Assert.AreEqual(0, result.ExitCode, result.ToString());
        Assert.AreEqual("/\n", File.ReadAllText(directory["cwd"]));
        Assert.AreEqual("0 -> /dev/null\n1 -> /dev/null\n2 -> /dev/null\n", WithoutScript(directory, script));
        Assert.AreEqual(File.ReadAllText(directory["id"]), File.ReadAllText(directory["session"]));
        Assert.DoesNotContain("1207", File.ReadAllText(directory["signals"]));
        Assert.Contains("MARK=kept\n", File.ReadAllText(directory["environment"]));
    }

    [TestMethod]
    public void What_cannot_be_started_is_told_and_not_thrown() => Assert.IsFalse(DetachedProcess.Start("/nonexistent/program", ["x"]));

    private static void WaitForFile(string path) => Patience.Wait(() => File.Exists(path), Patience.Usual, () => $"{path} does not come.");

    // The shell keeps the script that it reads, and the file it writes the list to is its own, too.
    private static string WithoutScript(TemporaryDirectory directory, string script) => string.Concat(
        File.ReadLines(directory["descriptors"])
            .Where(line => !line.EndsWith(script, StringComparison.Ordinal))
            .Select(line => line + "\n"));
}
