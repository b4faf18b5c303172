using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>Places where nothing, or not everything, can be kept: the tool runs as ever, and what is counted is counted once.</summary>
[TestClass]
public sealed class BadPlaceTests
{
    private const int Before = 1;

    [TestMethod]
    public void On_a_full_disk_the_tool_runs_and_with_space_again_all_that_was_written_counts_once()
    {
        using var person = Template.Person();
        var script = MountedScript("size=1m", """
            "$TELEMETRY" run -- mytool build
            head -c 2m /dev/zero >"$ROOT/filler" 2>/dev/null
            for i in 1 2 3; do "$TELEMETRY" run -- mytool build || echo "it failed: $?"; done
            for i in 1 2 3; do "$TELEMETRY" status mytool >/dev/null 2>"$ROOT/../said" </dev/null; echo "looked: $?"; done
            "$TELEMETRY" flush >/dev/null 2>&1; echo "flushed: $?"
            "$TELEMETRY" enable mytool --local >/dev/null 2>&1; echo "answered: $?"
            rm "$ROOT/filler"
            "$TELEMETRY" run -- mytool build
            "$TELEMETRY" status mytool >/dev/null; echo "looked: $?"
            """);

        var done = Mounted(person, script);

        Assert.AreEqual(5, done.Output.Split(Template.Says).Length - 1, $"{done}");
        Assert.AreEqual("", done.Error, $"{done}");
        Assert.DoesNotContain("it failed", done.Output);
        Assert.EndsWith("looked: 0\n", done.Output, $"{done}");
        var counted = Template.Counted(person);
        Assert.IsTrue(counted is >= Before + 2 and <= Before + 5, $"{counted} are counted of {Before} before, 1 with space, 3 without and 1 with space again.");
        Assert.AreEqual(counted, Template.Counted(person));
    }

    [TestMethod]
    public void On_a_disk_that_cannot_be_written_the_tool_runs_and_what_is_kept_is_shown()
    {
        using var person = Template.Person();
        var script = MountedScript("size=4m", """
            mount -o remount,ro "$ROOT"
            "$TELEMETRY" run -- mytool build
            "$TELEMETRY" show mytool --json | grep -q '"what": "build"' && echo "it is shown"
            "$TELEMETRY" flush >/dev/null 2>&1; echo "flushed: $?"
            "$TELEMETRY" doctor | grep -q 'cannot be' && echo "it is told"
            "$TELEMETRY" disable mytool 2>&1 | sed "s,$ROOT,ROOT,g"
            mount -o remount,rw "$ROOT"
            """);

        var done = Mounted(person, script);

        Assert.AreEqual("", done.Error, $"{done}");
        Assert.StartsWith($"{Template.Says}it is shown\nflushed: 5\nit is told\ntelemetry: ", done.Output, $"{done}");
        Assert.AreEqual(Before, Template.Counted(person));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("relative/home")]
    [DataRow("/nonexistent/home")]
    [DataRow("/proc/1/nowhere")]
    [DataRow("/dev/null")]
    public void Without_a_home_the_tool_runs_and_a_person_is_told_where_to_mend(string? home)
    {
        using var person = Template.Person();
        person.Environment.Remove("HOME");
        if (home is not null)
        {
            person.Environment["HOME"] = home;
        }

        Template.RunUnharmed(person);
        var enable = Verbs.Do(person, "enable", "mytool", "--local");
        var doctor = Verbs.Do(person, "doctor");
        Verbs.Do(person, "status");
        Verbs.Do(person, "flush");

        // With a root's rights /nonexistent can be made.
        if (home != "/nonexistent/home" || Environment.UserName != "root")
        {
            Assert.AreNotEqual(0, enable.ExitCode);
            Assert.AreEqual(8, doctor.ExitCode, $"{doctor}");
        }

        Assert.IsFalse(Directory.Exists("relative"));
        Template.RunUnharmed(person);
    }

    [TestMethod]
    [DataRow("write,pwrite64,ftruncate,fallocate", "EDQUOT")]
    [DataRow("write,pwrite64,ftruncate,fallocate", "EIO")]
    [DataRow("fsync,fdatasync", "EIO")]
    [DataRow("openat,open", "EMFILE")]
    [DataRow("rename,renameat,renameat2,unlink,unlinkat", "EROFS")]
    public void Whatever_a_file_system_refuses_to_background_work_is_done_the_next_time(string calls, string error)
    {
        using var person = Template.Person();
        Template.RunUnharmed(person);

        // Only what concerns the state: the runtime has files of its own.
        var flush = Injected(person, $"inject={calls}:error={error}", [.. Watched(person)], "flush");

        Assert.IsNull(flush.Signal, $"{flush}");
        Assert.DoesNotContain("mistake of ours", flush.Error);
        Assert.AreEqual(Before + 1, Template.Counted(person));
    }

    [TestMethod]
    [DataRow("flock", "ENOLCK")]
    [DataRow("flock", "EOPNOTSUPP")]
    [DataRow("flock", "ENOSYS")]
    [DataRow("fcntl", "ENOLCK")]
    [DataRow("flock,fcntl", "ENOLCK")]
    public void Without_locks_two_at_once_count_nothing_twice(string calls, string error)
    {
        using var person = Template.Person();
        Template.RunUnharmed(person);

        var flushes = Enumerable.Range(0, 2).AsParallel().Select(_ => Injected(person, $"inject={calls}:error={error}", [.. Watched(person)], "flush")).ToList();
        var doctor = Injected(person, $"inject={calls}:error={error}", [.. Watched(person)], "doctor");

        Assert.IsTrue(flushes.TrueForAll(flush => flush.Signal is null && !flush.Error.Contains("mistake of ours", StringComparison.Ordinal)), $"{flushes[0]} {flushes[1]}");
        if (calls.Contains("flock", StringComparison.Ordinal))
        {
            Assert.IsTrue(flushes.TrueForAll(flush => flush.ExitCode == 5 && flush.Error.Contains("cannot be locked", StringComparison.Ordinal)), $"{flushes[0]} {flushes[1]}");
            StringAssert.Contains(doctor.Output, "cannot be locked");
        }

        Template.RunUnharmed(person);
        Assert.AreEqual(Before + 2, Template.Counted(person));
    }

    [TestMethod]
    [DataRow("tool")]
    [DataRow("journal")]
    [DataRow("root")]
    public void What_is_deleted_while_a_tool_runs_does_not_come_back(string what)
    {
        using var person = Template.Person();
        var gate = Path.Combine(person.Home, "gate");
        Assert.AreEqual(0, person.RunDirectly("mkfifo", gate).ExitCode);
        File.WriteAllText(Path.Combine(person.Home, "bin", "mytool"), $"#!/bin/sh\necho waiting\nread -r line <'{gate}'\necho it ran\n");

        using var run = person.Command(BuiltExecutables.Telemetry, "run", "--", "mytool", "build").Start();
        run.WaitForOutput("waiting");
        var deleted = what switch { "tool" => person.State.Of(Template.Tool), "journal" => person.State.Journal(Template.Tool), _ => person.State.Root };
        Directory.Delete(deleted, recursive: true);
        File.WriteAllText(gate, "go\n");
        var ended = run.WaitForExit();
        person.WaitForFlush();

        Assert.AreEqual((0, $"waiting\n{Template.Says}", ""), (ended.ExitCode, ended.Output, ended.Error));
        Assert.IsFalse(Directory.Exists(deleted), "It came back.");
        Verbs.Do(person, "status");
        Assert.AreEqual(what == "root" ? 0 : 8, Verbs.Do(person, "doctor").ExitCode);
        Verbs.Do(person, "enable", "mytool", "--local");
    }

    [TestMethod]
    [DataRow("tool")]
    [DataRow("root")]
    public async Task What_is_deleted_while_background_work_sends_does_not_come_back(string what)
    {
        using var time = new FakeTime(NodaTime.Instant.FromUtc(2026, 11, 22, 10, 0));
        await using var server = RawServer.Start(RawAnswer.Never);
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", $"{server.Address}").ExitCode);
        person.Run("git", "--version");
        person.WaitForFlush();
        time.MoveTo(NodaTime.Instant.FromUtc(2026, 11, 30, 10, 0));

        using var flush = person.Command(BuiltExecutables.TelemetryInTime, "flush").Start();
        using var patience = new CancellationTokenSource(Patience.Usual);
        await server.Next(patience.Token);
        var deleted = what == "tool" ? person.State.Of(ToolName.Parse("git")) : person.State.Root;
        Directory.Delete(deleted, recursive: true);
        var ended = flush.WaitForExit();

        Assert.IsNull(ended.Signal);
        Assert.DoesNotContain("mistake of ours", ended.Error);
        Assert.IsFalse(Directory.Exists(deleted), "It came back.");
    }

    [TestMethod]
    public void A_newer_footfalls_counters_are_left_alone_and_what_comes_meanwhile_counts_afterwards()
    {
        using var person = Template.Person();
        var schema = SetSchema(person, 99);
        var before = File.ReadAllBytes(person.State.Cache(Template.Tool));

        Template.RunUnharmed(person);
        Verbs.Do(person, "flush");
        StringAssert.Contains(Verbs.Do(person, "status", "mytool").Output, "newer");
        StringAssert.Contains(Verbs.Do(person, "doctor").Output, "update telemetry");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(person.State.Cache(Template.Tool)));

        SetSchema(person, schema);
        Assert.AreEqual(Before + 1, Template.Counted(person));
    }

    [TestMethod]
    [DataRow(1970)]
    [DataRow(1971)]
    [DataRow(2106)]
    [DataRow(9998)]
    public void In_whatever_year_the_clock_stands_all_ends_well_and_counting_goes_on_when_it_is_right(int year)
    {
        using var time = new FakeTime(NodaTime.Instant.FromUtc(2026, 11, 22, 10, 0));
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--local").ExitCode);
        person.Run("git", "--version");
        person.WaitForFlush();

        time.MoveTo(NodaTime.Instant.FromUtc(year, year == 1970 ? 1 : 12, year == 1970 ? 1 : 31, 10, 0));
        var run = person.Command(BuiltExecutables.TelemetryInTime, "run", "--", "git", "--version").Run();
        person.WaitForFlush();
        foreach (var verb in Verbs.Looking)
        {
            Verbs.Do(person, verb);
        }

        person.WaitForFlush();
        time.MoveTo(NodaTime.Instant.FromUtc(2026, 11, 22, 12, 0));
        person.Run("git", "--version");

        Assert.AreEqual((0, ""), (run.ExitCode, run.Error));
        Assert.IsGreaterThanOrEqualTo(2, person.Counters("command").Values.Sum());
    }

    [TestMethod]
    public void A_very_long_journal_is_added_up_to_the_last_record()
    {
        using var person = Template.Person();
        var segment = Directory.GetFiles(person.State.Journal(Template.Tool)).Single();
        var times = Effort.Times(200_000, 1_000_000);
        var record = File.ReadAllBytes(segment);
        File.WriteAllBytes(segment, [.. Enumerable.Repeat(record, times + 1).SelectMany(bytes => bytes)]);

        // Cut off as often as it takes, each time it gets further.
        for (var flushes = 0; flushes < 20 && person.Telemetry("flush").ExitCode != 0; flushes++)
        {
        }

        Assert.AreEqual(Before + times, Template.Counted(person));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("consent")]
    [DataRow("consent/mytool")]
    [DataRow("state/mytool")]
    [DataRow("state/mytool/journal")]
    [DataRow("state/mytool/cache.db")]
    [DataRow("flush.lock")]
    public void What_is_another_users_harms_nobody_and_is_named(string place)
    {
        using var person = Template.Person();
        var path = Path.Combine(person.State.Root, place);
        var isRoot = person.RunDirectly("id", "-u").Output == "0\n";
        Assert.AreEqual(0, isRoot ? person.RunDirectly("chown", "-R", "65534:65534", person.Home).ExitCode : 0);
        Assert.AreEqual(0, isRoot ? person.RunDirectly("chown", "0:0", path).ExitCode : person.RunDirectly("chmod", "000", path).ExitCode);

        var run = AsNobody("run", "--", "mytool", "build");
        var flush = AsNobody("flush");
        var status = AsNobody("status");
        var doctor = AsNobody("doctor");

        Assert.AreEqual((0, Template.Says, ""), (run.ExitCode, run.Output, run.Error), $"{run}");
        Assert.DoesNotContain("mistake of ours", flush.Error + status.Error + doctor.Error);
        StringAssert.Contains(doctor.Output, "mend: ", $"{doctor}");

        CommandResult AsNobody(params string[] verb)
        {
            string[] before = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", BuiltExecutables.Telemetry] : [BuiltExecutables.Telemetry];
            return person.Command(before[0], [.. before[1..], .. verb]).Run();
        }
    }

    /// <summary>The files that background work on the tool opens; strace injects only where one of them is meant.</summary>
    private static IEnumerable<string> Watched(Person person)
    {
        var state = person.State;
        string[] files = [state.FlushLock, state.FlushStamp, state.DispatchRecord, state.Cache(Template.Tool), .. Directory.GetFiles(state.Journal(Template.Tool))];
        return files.SelectMany(file => (string[])[file, file + "~", file + "-journal"]).Append(state.Root).Append(state.Of(Template.Tool));
    }

    private static CommandResult Injected(Person person, string injection, string[] paths, params string[] verb)
    {
        string[] options = ["-f", "-qq", "-o", "/dev/null", "-e", injection, .. paths.SelectMany(path => (string[])["-P", path])];
        return person.Command("/usr/bin/strace", [.. options, BuiltExecutables.TelemetryInTime, .. verb]).Run();
    }

    private static long SetSchema(Person person, long version)
    {
        using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={person.State.Cache(Template.Tool)};Pooling=False");
        sqlite.Open();
        using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var before = (long)command.ExecuteScalar()!;
        command.CommandText = $"PRAGMA user_version = {version}";
        command.ExecuteNonQuery();
        return before;
    }

    /// <summary>A script for a mount of its own in the state directory's place; what is there at the end is copied back.</summary>
    private static string MountedScript(string options, string script) => $"""
        set -e
        cp -a "$ROOT" "$ROOT.copy"
        mount -t tmpfs -o {options} none "$ROOT"
        cp -a "$ROOT.copy/." "$ROOT/"
        set +e
        {script}
        cp -a "$ROOT" "$ROOT.after"
        """;

    /// <summary>In a namespace of its own, where an ordinary user may mount too; where the kernel has none of those for users, for root only.</summary>
    private static CommandResult Mounted(Person person, string script)
    {
        if (person.RunDirectly("unshare", "-Urm", "true").ExitCode != 0)
        {
            Assert.Inconclusive("Here nobody may mount in a namespace of their own.");
        }

        person.Environment["ROOT"] = person.State.Root;
        person.Environment["TELEMETRY"] = BuiltExecutables.Telemetry;
        var done = person.Command("unshare", "-Urm", "bash", "-c", script).Run();
        person.WaitForFlush();
        Directory.Delete(person.State.Root, recursive: true);
        Directory.Move(person.State.Root + ".after", person.State.Root);
        return done;
    }
}
