using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>What a tool finds when it starts.</summary>
[TestClass]
public sealed partial class SurroundingsTests
{
    private const string PrintArguments = """for a; do printf '%s\0' "$a"; done""";

    private static IEnumerable<object[]> Ways => Through.Ways;

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_tool_gets_the_bytes_of_its_arguments(string way)
    {
        var tool = new Command("sh", "-c", PrintArguments, "a name")
        {
            RawArguments =
            [
                [],
                [0xff, 0xfe, (byte)'-', 0xc3],
                Encoding.UTF8.GetBytes("é ' \" $(no) \n * \\"),
                Encoding.UTF8.GetBytes(new string('x', 100 * 1024)),
                "--"u8.ToArray(),
                "--help"u8.ToArray(),
                [],
            ],
        };

        var bare = tool.Run();
        var wrapped = Through.Wrapper(way, tool).Run();

        Assert.AreEqual(0, bare.ExitCode, bare.Error);
        CollectionAssert.AreEqual(bare.OutputBytes, wrapped.OutputBytes);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_tool_gets_the_bytes_and_the_order_of_the_environment(string way)
    {
        var tool = new Command("env", "-0")
        {
            Environment = new Dictionary<string, string>(CleanEnvironment.At("/nonexistent"))
            {
                ["EMPTY"] = "",
                ["LINES_OF_TEXT"] = "one\ntwo",
                ["PATH"] = "/usr/bin:/bin",
                ["lower.case-name"] = "é",
            },
        };

        var bare = tool.Run();
        var wrapped = Through.Wrapper(way, tool).Run();

        Assert.AreEqual(bare.Output, wrapped.Output);
    }

    [TestMethod]
    [DataRow("X=$(printf '\\377\\376'); export X; \"$@\"", "env | od -c", DisplayName = "a variable that is not text")]
    [DataRow("cd /usr/lib; \"$@\"", "pwd -P; ls -l /proc/self/cwd | sed 's/.*-> //'", DisplayName = "directory")]
    [DataRow("umask 027; \"$@\"", "umask", DisplayName = "umask")]
    [DataRow("exec 3</etc/passwd 7>/dev/null 2>&1; \"$@\"", "cat <&3; ls /proc/$$/fd", DisplayName = "descriptors")]
    [DataRow("exec 2>&-; \"$@\"", "ls /proc/$$/fd", DisplayName = "a closed descriptor")]
    [DataRow("ulimit -Sn 256; ulimit -c 0; \"$@\"; :", "cat /proc/self/limits", DisplayName = "limits")]
    [DataRow("ulimit -n 300; \"$@\"; :", "cat /proc/self/limits", DisplayName = "a hard limit")]
    [DataRow("\"$@\"", "cd /proc/self; cat coredump_filter oom_score_adj timerslack_ns personality; nice", DisplayName = "settings")]
    [DataRow("trap '' HUP INT QUIT USR1 USR2 ALRM TSTP; \"$@\"", "grep -E 'Sig(Blk|Ign|Cgt)' /proc/self/status", DisplayName = "ignored")]
    [DataRow("\"$@\"", "grep -E 'Sig(Blk|Ign|Cgt)|Shd|Umask|NoNew|Groups|allowed' /proc/self/status", DisplayName = "signals")]
    public void A_tool_finds_the_same(string script, string question)
    {
        var bare = Through.InScript(script, null, "sh", "-c", question).Run();
        var replaced = Through.InScript(script, "exec", "sh", "-c", question).Run();
        var run = Through.InScript(script, "run", "sh", "-c", question).Run();

        Assert.AreEqual(0, bare.ExitCode, bare.Error);
        Assert.AreEqual(WithoutInternalSignals(bare), WithoutInternalSignals(replaced));
        Assert.AreEqual(WithoutInternalSignals(bare), WithoutInternalSignals(run));
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_tool_is_in_the_same_group_and_session(string way)
    {
        const string Script = "\"$@\"; cut -d' ' -f5,6,7 /proc/$$/stat";

        var result = Through.InScript(Script, way, "sh", "-c", "cut -d' ' -f5,6,7 /proc/$$/stat").Run();

        var lines = result.Output.Split('\n');
        Assert.AreEqual(lines[1], lines[0]);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_tool_reads_only_what_it_reads(string way)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("input", "one\ntwo\nthree\n");
        var command = Through.InScript("\"$@\"; echo then; cat", way, "sh", "-c", "read line; echo got $line");

        var fromFile = (command with { Input = StandardInput.File(file) }).Run();
        var fromPipe = (command with { Input = StandardInput.Text("one\ntwo\nthree\n") }).Run();

        Assert.AreEqual("got one\nthen\ntwo\nthree\n", fromFile.Output);
        Assert.AreEqual("got one\nthen\ntwo\nthree\n", fromPipe.Output);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void Much_data_passes_through_a_pipe(string way)
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(number => number.ToString("D8", CultureInfo.InvariantCulture) + "\n"));

        var result = (Through.Wrapper(way, new Command("cat")) with { Input = StandardInput.Text(text) }).Run();

        Assert.AreEqual(text, result.Output);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_script_without_an_interpreter_line_is_run_as_a_shell_does(string way)
    {
        using var directory = new TemporaryDirectory();
        var script = directory.WriteExecutable("bare-script", "echo \"$0 $1\"; exit 3\n");

        var byPath = Through.Wrapper(way, new Command(script, "a b")).Run();
        var byName = Through.InScript($"PATH={directory.FullPath}:$PATH; export PATH; \"$@\"", way, "bare-script", "c").Run();

        Assert.AreEqual($"{script} a b\n", byPath.Output);
        Assert.AreEqual(3, byPath.ExitCode);
        Assert.AreEqual($"{script} c\n", byName.Output);
    }

    [TestMethod]
    [DataRow("exec", "exit 0")]
    [DataRow("run", "exit 0")]
    [DataRow("run", "kill -TERM $$")]
    [DataRow("exec", "kill -KILL $$")]
    public void Nothing_is_left_in_the_temporary_directory(string way, string script)
    {
        using var directory = new TemporaryDirectory();
        var tool = new Command("sh", "-c", script)
        {
            Environment = new Dictionary<string, string>(CleanEnvironment.At("/nonexistent")) { ["TMPDIR"] = directory.FullPath },
        };

        _ = Through.Wrapper(way, tool).Run();

        Assert.AreEqual("", string.Join('\n', Directory.EnumerateFileSystemEntries(directory.FullPath)));
    }

    // The C library's posix_spawn leaves two real-time signals ignored (32 and 33) that it keeps for itself and programs do not use.
    private static string WithoutInternalSignals(CommandResult result)
    {
        const ulong Internal = 0x180000000;
        return Ignored().Replace(result.Output, match => $"SigIgn: {Mask(match.Groups[1].ValueSpan) & ~Internal:x}");

        static ulong Mask(ReadOnlySpan<char> digits) => ulong.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("SigIgn:\\s*([0-9a-f]+)")]
    private static partial Regex Ignored();
}
