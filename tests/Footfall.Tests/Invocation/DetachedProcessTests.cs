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
            cut -d' ' -f6 /proc/$$/stat > "$1/session"
            grep -E 'Sig(Blk|Ign)' /proc/$$/status > "$1/signals"
            env > "$1/environment"
            echo $$ > "$1/id.new" && mv "$1/id.new" "$1/id"
            while [ ! -e "$1/go" ]; do sleep 0.02; done
            touch "$1/survived"
            """);
        const string Start = "trap '' HUP INT USR1; exec 3</etc/passwd 9</etc/passwd; exec \"$0\" detach -- \"$@\"";
        var command = new Command("sh", "-c", Start, BuiltExecutables.Wrapper, script, directory.FullPath)
        {
            Environment = new Dictionary<string, string>(CleanEnvironment.At("/nonexistent")) { ["MARK"] = "kept" },
        };

        var result = command.Run();
        WaitForFile(directory["id"]);
        var descriptors = Descriptors(File.ReadAllText(directory["id"]).Trim(), except: script);
        directory.Write("go", "");
        WaitForFile(directory["survived"]);

        Assert.AreEqual(0, result.ExitCode, result.ToString());
        Assert.AreEqual("/\n", File.ReadAllText(directory["cwd"]));
        Assert.AreEqual("0 /dev/null, 1 /dev/null, 2 /dev/null", descriptors);
        Assert.AreEqual(File.ReadAllText(directory["id"]), File.ReadAllText(directory["session"]));
        Assert.DoesNotContain("1207", File.ReadAllText(directory["signals"]));
        Assert.Contains("MARK=kept\n", File.ReadAllText(directory["environment"]));
    }

    [TestMethod]
    public void What_cannot_be_started_is_told_and_not_thrown() => Assert.IsFalse(DetachedProcess.Start("/nonexistent/program", ["x"]));

    private static void WaitForFile(string path) => Patience.Wait(() => File.Exists(path), Patience.Usual, () => $"{path} does not come.");

    // The shell keeps the script open that it reads.
    private static string Descriptors(string process, string except) => string.Join(", ",
        from entry in new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
        where entry.LinkTarget != except
        orderby entry.Name
        select $"{entry.Name} {entry.LinkTarget}");
}
