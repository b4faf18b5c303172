using Footfall.Protocol;

namespace Footfall.Cli.Tests;

/// <summary>The states that a machine can be in, each reached by what a person, a collector or a disk does.</summary>
internal static class States
{
    private static readonly ToolName Git = ToolName.Parse("git");

    private static readonly Dictionary<string, Action<Workstation>> All = new()
    {
        ["nothing"] = _ => { },
        ["refused-once"] = machine => machine.Read("disable", "git"),
        ["local"] = machine =>
        {
            machine.Read("enable", "git", "--local");
            machine.WorkWithGit();
        },
        ["first-day"] = FirstDay,
        ["busy-week"] = BusyWeek,
        ["closed"] = machine =>
        {
            FirstDay(machine);
            machine.ComesThe(23);
        },
        ["sent"] = Sent,
        ["refused"] = machine =>
        {
            machine.Collector.Answer = SendOutcome.Refused(RefusalReasons.Name(RefusalReason.UnknownCode));
            Sent(machine);
        },
        ["later"] = machine =>
        {
            machine.Collector.Answer = SendOutcome.Later;
            Sent(machine);
        },
        ["dropped"] = machine =>
        {
            FirstDay(machine);
            machine.ComesThe(23);
            machine.Read("status");
            machine.ComesThe(15, month: 12);
        },
        ["forbidden"] = machine =>
        {
            BusyWeek(machine);
            machine.Environment["DO_NOT_TRACK"] = "1";
        },
        ["local-here"] = machine =>
        {
            FirstDay(machine);
            machine.Environment[ConsentGate.Variable] = "local";
        },
        ["policy"] = machine =>
        {
            FirstDay(machine);
            machine.Write("policy", "off\n");
            machine.Environment[SystemPolicy.Variable] = machine["policy"];
        },
        ["policy-local"] = machine =>
        {
            FirstDay(machine);
            machine.Write("policy", "local\n");
            machine.Environment[SystemPolicy.Variable] = machine["policy"];
        },
        ["build-machine"] = machine =>
        {
            FirstDay(machine);
            machine.Environment["GITHUB_ACTIONS"] = "true";
        },
        ["damaged-answer"] = machine =>
        {
            FirstDay(machine);
            File.AppendAllText(machine.State.Consent(Git), "answer yes\n");
        },
        ["damaged-cache"] = machine =>
        {
            FirstDay(machine);
            File.WriteAllText(machine.State.Cache(Git), "not a database, but long enough to look like one if nobody looks closely");
            machine.Use("git log");
        },
        ["newer-cache"] = machine =>
        {
            FirstDay(machine);
            SetSchema(machine, 99);
        },
        ["damaged-journal"] = machine =>
        {
            FirstDay(machine);
            File.AppendAllText(Directory.EnumerateFiles(machine.State.Journal(Git)).Single(), "something else");
            machine.Use("git log");
        },
        ["damaged-manifest"] = machine =>
        {
            FirstDay(machine);
            machine.Write(".local/state/footfall/tools/git.json", "{}");
        },
        ["removed-manifest"] = machine =>
        {
            machine.Write("mytool.json", Manifests.MyTool());
            machine.Read("tools", "add", machine["mytool.json"]);
            machine.Read("enable", "mytool");
            machine.Use("mytool build --fast");
            machine.Read("status");
            machine.Read("tools", "remove", "mytool");
        },
        ["other-terms"] = machine =>
        {
            machine.Write("mytool.json", Manifests.MyTool());
            machine.Read("tools", "add", machine["mytool.json"]);
            machine.Read("enable", "mytool");
            machine.Use("mytool build --fast");
            machine.Read("status");
            machine.Write("mytool.json", Manifests.MyTool(endpoint: "https://elsewhere.example.org/"));
            machine.Read("tools", "add", machine["mytool.json"]);
        },
        ["more-classes"] = machine =>
        {
            machine.Write("mytool.json", Manifests.MyTool());
            machine.Read("tools", "add", machine["mytool.json"]);
            machine.Read("enable", "mytool");
            machine.Use("mytool build --fast");
            machine.Write("mytool.json", Manifests.MyTool(collects: "\"command\", \"option\", \"duration\", \"activity\""));
            machine.Read("tools", "add", machine["mytool.json"]);
        },
        ["environment"] = Environment,
        ["environment-closed"] = machine =>
        {
            Environment(machine);
            machine.ComesThe(23);
        },
        ["environment-sent"] = machine =>
        {
            Environment(machine);
            for (var day = 23; day <= 30; day++)
            {
                machine.ComesThe(day);
                machine.Read("flush");
            }
        },
        ["environment-offered"] = machine =>
        {
            machine.Write("mytool.json", Manifests.MyTool());
            machine.Read("tools", "add", machine["mytool.json"]);
            machine.Read("enable", "mytool");
            machine.Write("mytool.json", MyToolWithEnvironment);
            machine.Read("tools", "add", machine["mytool.json"]);
        },
        ["two-tools"] = machine =>
        {
            FirstDay(machine);
            machine.Read("enable", "dfx", "--local");
            machine.Read("disable", "dotnet");
        },
        ["many-tools"] = machine =>
        {
            BusyWeek(machine);
            machine.Read("enable", "dfx", "--local");
            machine.Use("dfx build");
            machine.Read("enable", "dotnet");
            machine.Write("mytool.json", Manifests.MyTool());
            machine.Read("tools", "add", machine["mytool.json"]);
            machine.Read("disable", "mytool");
        },
    };

    private static string MyToolWithEnvironment =>
        Manifests.MyTool(collects: "\"command\", \"option\", \"activity\", \"environment\"", environment: "MYTOOL_FAST");

    public static void Bring(Workstation machine, string state) => All[state](machine);

    private static void FirstDay(Workstation machine)
    {
        machine.Read("enable", "git");
        machine.Use("git status --short");
        machine.Read("status");
    }

    /// <summary>An option three times on the command line, and twice from its variable.</summary>
    private static void Environment(Workstation machine)
    {
        machine.Write("mytool.json", MyToolWithEnvironment);
        machine.Read("tools", "add", machine["mytool.json"]);
        machine.Read("enable", "mytool");
        machine.Use("mytool build --fast", times: 3);
        machine.Environment["MYTOOL_FAST"] = "1";
        machine.Use("mytool build", times: 2);
        machine.Read("status");
    }

    private static void BusyWeek(Workstation machine)
    {
        machine.Read("enable", "git");
        machine.WorkWithGit();
        machine.Read("flush");
        machine.ComesThe(19);
        machine.WorkWithGit();
    }

    /// <summary>Sunday: the window is open still, and the report of the first active day may leave.</summary>
    private static void Sent(Workstation machine)
    {
        FirstDay(machine);
        machine.ComesThe(22);
        machine.Read("flush");
        Assert.HasCount(1, machine.Collector.Requests);
    }

    private static void SetSchema(Workstation machine, int version)
    {
        // The user_version of SQLite's file format: four bytes at offset 60, the highest first.
        using var file = File.OpenWrite(machine.State.Cache(Git));
        file.Position = 60;
        file.Write([0, 0, 0, (byte)version]);
    }
}
