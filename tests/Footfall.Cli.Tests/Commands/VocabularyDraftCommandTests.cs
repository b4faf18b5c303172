using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Commands;

/// <summary>A small tool with a help of its own, drafted by the command.</summary>
[TestClass]
public sealed class VocabularyDraftCommandTests
{
    private const string Choir = """
        #!/bin/sh
        case "$*" in
        --help)
            cat <<'END'
        usage: choir [-h] [--version] {sing,hum} ...

        positional arguments:
          {sing,hum}
            sing (s)       with words
            hum            without

        options:
          -h, --help       show this help message and exit
          --version        which choir
        END
            ;;
        'sing --help')
            cat <<'END'
        usage: choir sing [-h] [--voice {high,low}] [--song SONG] [part ...]

        options:
          -h, --help          show this help message and exit
          --voice {high,low}  who begins
          --song SONG         what
          --from BAR BEAT     where
        END
            ;;
        --version) echo choir 2.1.0 ;;
        *) echo "choir: cannot do that" >&2; exit 2 ;;
        esac
        """;

    [TestMethod]
    public void A_draft_is_written_and_reported()
    {
        using var machine = Machine();

        var output = machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"]);

        Golden.Holds("draft.txt", output);
        Golden.Holds("draft-manifest.json", File.ReadAllText(machine["choir.json"]));
        Assert.IsTrue(ManifestReader.Read(File.ReadAllBytes(machine["choir.json"])).IsValid);
    }

    [TestMethod]
    public void The_report_is_written_as_json()
    {
        using var machine = Machine();

        Golden.Holds("draft.json", machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"], "--json"));
    }

    [TestMethod]
    public void On_standard_output_there_is_the_manifest_and_the_report_on_standard_error()
    {
        using var machine = Machine();

        var said = machine.Run("vocabulary", "draft", "choir", "--output", "-");

        Assert.AreEqual(File.ReadAllText(Golden.PathOf("draft-manifest.json")), said.Output);
        StringAssert.StartsWith(said.Error, "Revision 1 of the manifest of choir.\n");
        Assert.IsFalse(File.Exists("choir.json"));
    }

    [TestMethod]
    public void Drafting_again_leaves_the_file_as_it_is()
    {
        using var machine = Machine();
        machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"]);
        var first = File.ReadAllText(machine["choir.json"]);

        var output = machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"]);

        StringAssert.StartsWith(output, "/home/ann/choir.json: nothing is new; revision 1 stays.\n");
        Assert.AreEqual(first, File.ReadAllText(machine["choir.json"]));
    }

    [TestMethod]
    public void What_the_tool_learns_is_added_and_what_it_forgets_is_told_and_kept()
    {
        using var machine = Machine();
        machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"]);
        Install(machine, Choir.Replace("hum", "whistle", StringComparison.Ordinal).Replace("{high,low}", "{high,middle,low}", StringComparison.Ordinal));

        var output = machine.Read("vocabulary", "draft", "choir", "--output", machine["choir.json"]);

        Golden.Holds("draft-again.txt", output);
        Golden.Holds("draft-again-manifest.json", File.ReadAllText(machine["choir.json"]));
        StringAssert.Contains(machine.Read("vocabulary", "check", Path.Combine(Path.GetDirectoryName(Golden.PathOf("x"))!, "draft-manifest.json"), machine["choir.json"]), "Codes: each keeps its meaning.");
    }

    [TestMethod]
    public void The_file_of_another_tool_is_not_overwritten()
    {
        using var machine = Machine();
        machine.Write("mytool.json", Manifests.MyTool());

        var said = machine.Run("vocabulary", "draft", "choir", "--output", machine["mytool.json"]);

        Assert.AreEqual(ExitCode.BadManifest, said.ExitCode);
        Assert.AreEqual("telemetry: '/home/ann/mytool.json' is the manifest of mytool, not of choir; nothing was written.\n", said.Error);
        Assert.AreEqual(Manifests.MyTool(), File.ReadAllText(machine["mytool.json"]));
    }

    [TestMethod]
    public void A_file_that_is_no_manifest_is_not_overwritten()
    {
        using var machine = Machine();
        machine.Write("notes.json", "{}");

        Assert.AreEqual(ExitCode.BadManifest, machine.Run("vocabulary", "draft", "choir", "--output", machine["notes.json"]).ExitCode);
        Assert.AreEqual("{}", File.ReadAllText(machine["notes.json"]));
    }

    [TestMethod]
    [DataRow("vocabulary draft nope", ExitCode.UnknownTool, "telemetry: there is no program 'nope' to ask.\n")]
    [DataRow("vocabulary draft mute", ExitCode.UnknownTool, "telemetry: nothing of the help of mute could be read; tried mute --help, mute -h, mute help\n")]
    [DataRow("vocabulary draft choir --timeout 0", ExitCode.Usage, "telemetry: --timeout is in seconds, more than 0 and at most 600.\n")]
    [DataRow("vocabulary draft choir --output - --json", ExitCode.Usage, "telemetry: --json and --output - both want standard output; give one of them.\n")]
    [DataRow("vocabulary draft choir --output - --from nope.json", ExitCode.BadManifest, "telemetry: there is no file 'nope.json'.\n")]
    public void A_mistake_is_one_sentence_and_a_code(string arguments, int code, string message)
    {
        using var machine = Machine();
        machine.Write("bin/mute", "#!/bin/sh\n");
        File.SetUnixFileMode(machine["bin", "mute"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var said = machine.Run(arguments.Split(' '));

        Assert.AreEqual(code, said.ExitCode);
        Assert.AreEqual(message, said.Error);
        Assert.AreEqual("", said.Output);
    }

    [TestMethod]
    public void An_interrupt_kills_the_tool_and_leaves_no_half_file()
    {
        using var directory = new TemporaryDirectory();
        directory.WriteExecutable("bin/slow", $"#!/bin/sh\necho $$ > {directory["half"]}; mv {directory["half"]} {directory["asked"]}\nexec sleep 1000\n");
        directory.Write("here/note", "");
        directory.Write("tmp/note", "");
        var environment = CleanEnvironment.At(directory);
        environment["PATH"] = $"{directory["bin"]}:{environment["PATH"]}";
        environment["TMPDIR"] = directory["tmp"];
        var command = new Command(BuiltExecutables.Telemetry, "vocabulary", "draft", "slow", "--timeout", "500") { Environment = environment, WorkingDirectory = directory["here"] };

        using var process = command.Start();
        Patience.Wait(() => File.Exists(directory["asked"]), Patience.Usual, () => "The tool was not asked.");
        process.Signal(SignalNumber.Interrupt);
        var result = process.WaitForExit();

        Assert.AreEqual(SignalNumber.Interrupt, result.Signal);
        Patience.Wait(() => !Directory.Exists($"/proc/{File.ReadAllText(directory["asked"]).Trim()}"), Patience.Usual, () => "The tool is still there.");
        Assert.AreEqual("note", string.Join(' ', Directory.EnumerateFileSystemEntries(directory["here"]).Select(Path.GetFileName)));
        Assert.AreEqual("note", string.Join(' ', Directory.EnumerateFileSystemEntries(directory["tmp"]).Select(Path.GetFileName).Where(name => name?.StartsWith("telemetry-draft", StringComparison.Ordinal) != false || name == "note")));
    }

    private static Workstation Machine()
    {
        var machine = new Workstation();
        machine.Environment["PATH"] = $"{machine["bin"]}:/usr/bin:/bin";
        Install(machine, Choir);
        return machine;
    }

    private static void Install(Workstation machine, string script)
    {
        machine.Write("bin/choir", script);
        File.SetUnixFileMode(machine["bin", "choir"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
