using System.Globalization;
using System.Text;
using Footfall.Cli.Drafting;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>Real processes: a tool that is asked for its help cannot do anything else.</summary>
[TestClass]
public sealed class ToolCallsTests
{
    [TestMethod]
    public void A_tool_is_asked_in_an_empty_directory_with_a_home_of_its_own_and_nothing_of_the_person()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", "#!/bin/sh\nls -A | wc -l\npwd\nenv\ncat\n[ -t 1 ] && echo terminal\nsh -c 'exec 3</dev/tty' 2>/dev/null && echo controlling\nexit 0\n");
        var environment = Person(directory);
        environment["SECRET_TOKEN"] = "abc123";

        using var calls = new ToolCalls(tool, environment, new CallLimits(), withHome: false, []);
        var said = Encoding.UTF8.GetString(calls.Ask(["--help"], CancellationToken.None).Output).Split('\n');

        Assert.AreEqual("0", said[0].Trim());
        Assert.AreNotEqual(directory.FullPath, said[1]);
        Assert.IsFalse(said.Any(line => line.Contains(directory.FullPath, StringComparison.Ordinal) && !line.StartsWith("PATH=", StringComparison.Ordinal)), string.Join('\n', said));
        CollectionAssert.DoesNotContain(said, "terminal");
        CollectionAssert.DoesNotContain(said, "controlling");
        Assert.IsFalse(said.Any(line => line.Contains("abc123", StringComparison.Ordinal)));
        foreach (var expected in (string[])["FOOTFALL_TELEMETRY=off", "DO_NOT_TRACK=1", "PAGER=cat", "https_proxy=http://127.0.0.1:9", "LC_ALL=C"])
        {
            CollectionAssert.Contains(said, expected);
        }
    }

    [TestMethod]
    public void What_a_tool_writes_is_gone_afterwards_and_was_nowhere_else()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", "#!/bin/sh\necho x > here; mkdir -p \"$HOME/.config\" && echo x > \"$HOME/.config/tool\"; echo x > \"$TMPDIR/t\"; pwd; echo \"$HOME\"\n");
        var before = Everything(directory);

        string[] places;
        using (var calls = new ToolCalls(tool, Person(directory), new CallLimits(), withHome: false, []))
        {
            places = Encoding.UTF8.GetString(calls.Ask(["--help"], CancellationToken.None).Output).TrimEnd().Split('\n');
            Assert.IsTrue(places.All(Directory.Exists));
        }

        CollectionAssert.AreEqual(before, Everything(directory));
        Assert.IsFalse(places.Any(Directory.Exists));
    }

    [TestMethod]
    public void With_home_a_tool_sees_the_persons_own()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", "#!/bin/sh\nprintf %s \"$HOME\"\n");

        using var calls = new ToolCalls(tool, Person(directory), new CallLimits(), withHome: true, []);

        Assert.AreEqual(directory.FullPath, Encoding.UTF8.GetString(calls.Ask(["--help"], CancellationToken.None).Output));
    }

    [TestMethod]
    public void A_tool_that_hangs_is_killed_with_all_that_it_started()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", $"#!/bin/sh\ntrap '' TERM INT HUP\nsleep 1000 & echo $! > {directory["child"]}\necho $$ > {directory["own"]}\nwhile :; do sleep 1000; done\n");

        using var calls = new ToolCalls(tool, Person(directory), new CallLimits { Time = TimeSpan.FromSeconds(5) }, withHome: false, []);
        var answer = calls.Ask(["--help"], CancellationToken.None);

        Assert.AreEqual(CaptureEnd.TimedOut, answer.End);
        AssertDead(directory["own"]);
        AssertDead(directory["child"]);
    }

    [TestMethod]
    public void What_a_tool_leaves_running_behind_it_is_killed_and_does_not_hold_the_answer_up()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", $"#!/bin/sh\nsleep 1000 & echo $! > {directory["child"]}\necho done\n");

        using var calls = new ToolCalls(tool, Person(directory), new CallLimits { Time = TimeSpan.FromSeconds(50) }, withHome: false, []);
        var answer = calls.Ask(["--help"], CancellationToken.None);

        Assert.AreEqual(CaptureEnd.Exited, answer.End);
        Assert.AreEqual("done\n", Encoding.UTF8.GetString(answer.Output));
        AssertDead(directory["child"]);
    }

    [TestMethod]
    public void A_tool_that_never_stops_talking_is_cut_off()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", "#!/bin/sh\nexec yes\n");

        using var calls = new ToolCalls(tool, Person(directory), new CallLimits { Time = TimeSpan.FromSeconds(50), Answer = 10_000 }, withHome: false, []);
        var answer = calls.Ask(["--help"], CancellationToken.None);

        Assert.AreEqual(CaptureEnd.TooLong, answer.End);
        Assert.HasCount(10_000, answer.Output);
    }

    [TestMethod]
    public void Cancelling_kills_the_tool_at_once()
    {
        using var directory = new TemporaryDirectory();
        var tool = directory.WriteExecutable("tool", $"#!/bin/sh\necho $$ > {directory["half"]}; mv {directory["half"]} {directory["own"]}\nexec sleep 1000\n");
        using var cancellation = new CancellationTokenSource();
        using var calls = new ToolCalls(tool, Person(directory), new CallLimits { Time = TimeSpan.FromMinutes(10) }, withHome: false, []);

        var asking = Task.Run(() => calls.Ask(["--help"], cancellation.Token), CancellationToken.None);
        Patience.Wait(() => File.Exists(directory["own"]), Patience.Usual, () => "The tool did not start.");
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => asking.GetAwaiter().GetResult());
        AssertDead(directory["own"]);
    }

    private static Variables Person(TemporaryDirectory directory) => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
        ["HOME"] = directory.FullPath,
        ["XDG_CONFIG_HOME"] = directory[".config"],
    };

    private static string[] Everything(TemporaryDirectory directory) => [.. Directory.EnumerateFileSystemEntries(directory.FullPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void AssertDead(string file)
    {
        var process = int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        Patience.Wait(() => !IsAlive(process), Patience.Usual, () => $"Process {process} is alive.");
    }

    /// <summary>A dead process that nobody has waited for yet is dead.</summary>
    private static bool IsAlive(int process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
