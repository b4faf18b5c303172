using Footfall.Protocol;

namespace Footfall.Cli.Tests;

[TestClass]
public sealed class DoctorCommandTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    public static IEnumerable<object[]> Broken() => Breaks.Keys.Select(name => new object[] { name });

    private static readonly Dictionary<string, Action<Workstation>> Breaks = new(StringComparer.Ordinal)
    {
        ["place-is-file"] = machine => Replace(machine, machine.State.Root),
        ["place-is-open"] = machine => File.SetUnixFileMode(machine.State.ConsentDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead),
        ["place-is-taken"] = machine =>
        {
            Directory.Move(machine.State.Journal(Git), machine["elsewhere"]);
            Directory.CreateSymbolicLink(machine.State.Journal(Git), machine["elsewhere"]);
        },
        ["no-place"] = machine => machine.Environment.Remove("HOME"),
        ["nested"] = machine => machine.Environment[NestedMark.Variable] = "",
        ["shims-not-on-path"] = machine => machine.Environment["PATH"] = machine["bin"],
        ["shims-twice"] = machine => machine.Environment["PATH"] += $":{machine.State.Shims}/",
        ["shim-behind"] = machine => machine.Environment["PATH"] = $"{machine["bin"]}:{machine.State.Shims}",
        ["stranger"] = machine => machine.Write(".local/state/footfall/shims/READ ME", ""),
        ["shim-dangling"] = machine => Link(machine, "/nowhere/telemetry"),
        ["shim-of-another"] = machine =>
        {
            machine.Install("older", "#!/bin/sh\n");
            Link(machine, machine["bin", "older"]);
        },
        ["shim-foreign"] = machine => Replace(machine, Path.Combine(machine.State.Shims, "git")),
        ["tool-missing"] = machine => File.Delete(machine["bin", "git"]),
        ["tool-not-executable"] = machine => File.SetUnixFileMode(machine["bin", "git"], UnixFileMode.UserRead),
        ["tool-loops"] = machine => machine.Install("git", "#!/bin/sh\nexec telemetry run -- git \"$@\"\n"),
        ["manifest-missing"] = machine => File.CreateSymbolicLink(Path.Combine(machine.State.Shims, "node"), machine["bin", "telemetry"]),
        ["manifest-invalid"] = machine =>
        {
            PrivateFiles.CreateDirectory(machine.State.ManifestDirectory);
            File.WriteAllText(machine.State.Manifest(Git), "{}");
        },
        ["answer-unreadable"] = machine => machine.Write(".local/state/footfall/consent/git", "?"),
        ["cache-damaged"] = machine => machine.Write(".local/state/footfall/state/git/cache.db", "no database, however long one looks at it"),
        ["journal-unusable"] = machine => Directory.Delete(machine.State.Journal(Git), recursive: true),
        ["work-overdue"] = machine =>
        {
            machine.ComesThe(20);
            machine.Use("git status");
            machine.ComesThe(21);
        },
    };

    [TestMethod]
    public void A_set_up_that_is_well_is_said_to_be_well()
    {
        using var machine = Well();

        Golden.Holds("well-doctor.txt", machine.Read("doctor"));
        Golden.Holds("well-doctor.json", machine.Read("doctor", "--json"));
    }

    [TestMethod]
    public void Before_anything_was_done_all_is_well_and_nothing_is_made()
    {
        using var machine = new Workstation();

        Golden.Holds("nothing-doctor.txt", machine.Read("doctor"));
        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public void Each_broken_set_up_is_found_and_the_mend_is_said(string what)
    {
        using var machine = Well();
        Breaks[what](machine);
        var before = Snapshot(machine);

        var said = machine.Run("doctor");
        var json = machine.Run("doctor", "--json");

        Assert.AreEqual((ExitCode.CheckFailed, ""), (said.ExitCode, said.Error));
        Assert.AreEqual((ExitCode.CheckFailed, ""), (json.ExitCode, json.Error));
        StringAssert.Contains(json.Output, $"\"finding\": \"{what}\"");
        Golden.Holds($"{what}-doctor.txt", said.Output);
        CollectionAssert.AreEqual(before, Snapshot(machine));
    }

    [TestMethod]
    public void A_rule_that_forbids_counting_is_no_trouble()
    {
        using var machine = Well();
        machine.Environment["DO_NOT_TRACK"] = "1";

        Golden.Holds("forbidden-doctor.txt", machine.Read("doctor"));
    }

    [TestMethod]
    public void What_is_broken_is_told_to_programs()
    {
        using var machine = Well();
        Breaks["shim-dangling"](machine);
        Breaks["shims-not-on-path"](machine);

        Golden.Holds("broken-doctor.json", machine.Run("doctor", "--json").Output);
    }

    [TestMethod]
    [DataRow(40, false, "narrow-doctor.txt")]
    [DataRow(80, true, "colour-doctor.txt")]
    public void The_page_fits_the_terminal(int columns, bool colours, string golden)
    {
        using var machine = Well(columns, colours);
        Breaks["shim-dangling"](machine);
        Breaks["nested"](machine);

        Golden.Holds(golden, machine.Run("doctor").Output);
    }

    [TestMethod]
    [DataRow("telemetry run -- git \"$@\"", true)]
    [DataRow("exec /opt/telemetry run git \"$@\"", true)]
    [DataRow("  \"/opt/a b/telemetry\" run -- 'git' status", true)]
    [DataRow("telemetry run -- \"$(basename \"$0\")\" \"$@\"", true)]
    [DataRow("telemetry run -- ${0##*/}", true)]
    [DataRow("telemetry run -- /usr/bin/git \"$@\"", false, DisplayName = "a path")]
    [DataRow("telemetry run -- git-lfs", false, DisplayName = "another tool")]
    [DataRow("# telemetry run -- git", false, DisplayName = "a remark")]
    [DataRow("telemetry status git", false, DisplayName = "another verb")]
    public void A_script_that_would_never_end_is_told_from_others(string script, bool loops) =>
        Assert.AreEqual(loops, LoopingScript.Calls($"#!/bin/sh\n{script}\n", Git));

    /// <summary>Git is wrapped, agreed to and counted; the shims come first.</summary>
    private static Workstation Well(int columns = 80, bool colours = false)
    {
        var machine = new Workstation { Columns = columns, Colours = colours };
        machine.Environment["PATH"] = $"{machine.State.Shims}:{machine["bin"]}";
        machine.Run("wrap", "git");
        machine.Run("enable", "git");
        machine.Use("git status");
        machine.Run("flush");
        return machine;
    }

    private static void Replace(Workstation machine, string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(path);
        machine.Write(Path.GetRelativePath(machine[""], path), "");
    }

    private static void Link(Workstation machine, string target)
    {
        File.Delete(Path.Combine(machine.State.Shims, "git"));
        File.CreateSymbolicLink(Path.Combine(machine.State.Shims, "git"), target);
    }

    private static List<string> Snapshot(Workstation machine) =>
        [.. machine.Files().Order(StringComparer.Ordinal).Select(path => $"{path} {Content(new FileInfo(path))}")];

    private static string Content(FileInfo file) => file.LinkTarget ?? (file.Exists ? Convert.ToHexString(File.ReadAllBytes(file.FullName)) : "");
}
