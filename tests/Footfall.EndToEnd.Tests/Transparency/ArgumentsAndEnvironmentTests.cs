using System.Collections.Immutable;
using System.Text;
using Footfall.Testing;
using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>The two lists of bytes that every program is given.</summary>
[TestClass]
public sealed class ArgumentsAndEnvironmentTests
{
    private static readonly ImmutableArray<byte[]> Odd =
    [
        [],
        [0xff, 0xfe, (byte)'-', 0xc3],
        Encoding.UTF8.GetBytes("é ' \" $(no) \n * \\ \t"),
        Encoding.UTF8.GetBytes(new string('x', 100 * 1024)),
        "--"u8.ToArray(),
        "--help"u8.ToArray(),
        "run"u8.ToArray(),
        "\n"u8.ToArray(),
        [],
    ];

    [TestMethod]
    public void Arguments_arrive_byte_for_byte()
    {
        var seen = new Scene("""tool "$OBSERVE" "$WORK/report" $$ "$@"; :""") { Arguments = Odd }.AssertInvisible();

        StringAssert.Contains(seen, @"argument: \xff\xfe-\xc3");
        StringAssert.Contains(seen, "argument: bytes 102400");
    }

    /// <summary>The other way in, without a shim.</summary>
    [TestMethod]
    public void Telemetry_run_is_as_invisible() =>
        new Scene("""../run tool "$OBSERVE" "$WORK/report" $$ "$@"; ../run tool -e 'print while <STDIN>; exit 7'; echo $?; bash -c '../run tool -e "kill 15, \$\$; sleep 9"; echo $?'""")
        {
            Arguments = Odd,
            Input = StandardInput.Text("some words\n"),
        }.AssertInvisible();

    [TestMethod]
    [DataRow("tool", DisplayName = "by name")]
    [DataRow("../front/tool", DisplayName = "by a path")]
    [DataRow("../run tool", DisplayName = "by telemetry run")]
    [DataRow("exec -a strange tool", DisplayName = "by another name than its own")]
    [DataRow("exec -a -tool tool", DisplayName = "as a login shell is")]
    [DataRow("exec -a '' tool", DisplayName = "by no name")]
    public void The_name_that_it_is_called_by_arrives(string call) =>
        new Scene($"""({call} "$OBSERVE" "$WORK/report" $$); grep -a -e ^argument -e ^name report > names; rm report""") { Shell = "bash" }.AssertInvisible();

    [TestMethod]
    public void A_script_finds_itself_where_it_is()
    {
        var scene = new Scene("sample one two")
        {
            Files = Files.Empty.Add("../tools/sample", "#!/bin/sh\necho \"$0\" \"$@\"; cat \"$0\"\n"),
        };

        StringAssert.Contains(scene.AssertInvisible(), "<root>/tools/sample one two");
    }

    [TestMethod]
    public void A_script_without_an_interpreter_line_is_run_as_a_shell_does() =>
        new Scene("chmod +x ../tools/sample; sample 'a b' c; echo $?")
        {
            Files = Files.Empty.Add("../tools/sample", "echo \"$0\" \"$1\" $#; exit 3\n"),
        }.AssertInvisible();

    [TestMethod]
    public void The_environment_arrives_byte_for_byte_in_its_order()
    {
        var bare = Odd_environment(Way.Bare);

        StringAssert.Contains(bare, @"environment: BAD\xff=\xfe");
        foreach (var way in new[] { Way.Counted, Way.Off, Way.Undecided })
        {
            Seen.AssertSame(bare, Odd_environment(way), way);
        }
    }

    /// <summary>All that is left is what an executable for an installed .NET needs in order to find it.</summary>
    [TestMethod]
    public void An_empty_environment_stays_empty()
    {
        const string Script = """git init -q; env -i DOTNET_ROOT="$DOTNET_ROOT" "$(command -v git)" -c alias.variables='!env' variables | sed 's|=.*/git-core:|=|' | grep -v ^FOOTFALL_NESTED=1$""";

        // Without a home there is no state, so nothing can be counted.
        StringAssert.Contains(new Scene(Script) { Ways = [Way.Off, Way.Undecided] }.AssertInvisible(), "exit code 0");
    }

    private static string Odd_environment(Way way)
    {
        using var stage = new Stage(way);
        var observer = stage.Environment["OBSERVE"];
        var command = new Command(Path.Combine(stage.Front, "tool"))
        {
            RawCommandLine = [.. new[] { "tool", observer, Path.Combine(stage.Work, "report"), $"{Environment.ProcessId}" }.Select(Encoding.UTF8.GetBytes)],
            Environment = stage.Environment,
            RawEnvironment =
            [
                "NO_EQUALS_SIGN"u8.ToArray(),
                "=begins with it"u8.ToArray(),
                "="u8.ToArray(),
                [],
                "DOUBLE=1"u8.ToArray(),
                "DOUBLE=2"u8.ToArray(),
                "EMPTY="u8.ToArray(),
                "LINES=one\ntwo"u8.ToArray(),
                [(byte)'B', (byte)'A', (byte)'D', 0xff, (byte)'=', 0xfe],
                Encoding.UTF8.GetBytes("LONG=" + new string('x', 100 * 1024)),
            ],
            WorkingDirectory = stage.Work,
        };
        var result = command.Run();
        Assert.AreEqual(0, result.ExitCode, $"{result}");
        var report = Path.Combine(stage.Work, "report");
        File.WriteAllLines(report, File.ReadAllLines(report).Where(line => line.StartsWith("environment", StringComparison.Ordinal)));
        return stage.See(result);
    }
}
