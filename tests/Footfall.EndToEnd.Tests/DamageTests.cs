using Footfall.Protocol;

namespace Footfall.EndToEnd.Tests;

/// <summary>Files that somebody or something has damaged: a defined outcome each, the tool never notices, and nothing turns sharing on.</summary>
[TestClass]
public sealed class DamageTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    [TestMethod]
    public void A_damaged_answer_is_off_and_status_says_the_mend()
    {
        using var person = Counted();
        var file = person.State.Consent(Git);
        var bytes = File.ReadAllBytes(file);
        bytes[30] ^= 1;
        File.WriteAllBytes(file, bytes);

        var run = person.Run("git", "status");
        var status = person.Telemetry("status", "git");

        Assert.AreEqual(0, run.ExitCode);
        Assert.AreEqual("", run.Error);
        Assert.AreEqual("off", (string)person.Inspect("status")["state"]!);
        StringAssert.Contains(status.Output, "telemetry enable git");
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        Assert.AreEqual("send", (string)person.Inspect("status")["state"]!);
    }

    [TestMethod]
    public void A_damaged_record_is_passed_over_and_the_others_count()
    {
        using var person = Counted();
        person.WaitForFlush();
        var segment = Directory.GetFiles(person.State.Journal(Git)).Single();
        var good = File.ReadAllBytes(segment);
        File.AppendAllText(segment, "not a record");
        File.AppendAllBytes(segment, good);

        var commands = person.Counters("command");

        Assert.AreEqual(2, commands["status: success"]);
        Assert.AreEqual(1, (long)person.Inspect("status")["damagedJournal"]!);
    }

    [TestMethod]
    public void A_damaged_cache_is_set_aside_and_counting_goes_on()
    {
        using var person = Counted();
        person.WaitForFlush();
        File.WriteAllText(person.State.Cache(Git), "this is not a database, whatever its name says; it is long enough to look at");

        person.Run("git", "log");
        var status = person.Inspect("status");

        Assert.AreEqual(1, (long)status["damagedCache"]!);
        CollectionAssert.DoesNotContain(person.Counters("command").Keys, "status: success");
        person.Run("git", "status");
        Assert.AreEqual(1, person.Counters("command")["status: success"]);
    }

    [TestMethod]
    public void A_cache_of_a_newer_footfall_is_left_alone_and_said_so()
    {
        using var person = Counted();
        person.WaitForFlush();
        var file = person.State.Cache(Git);
        using (var sqlite = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            sqlite.Open();
            using var command = sqlite.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(file);
        var run = person.Run("git", "status");
        var status = person.Telemetry("status", "git");

        Assert.AreEqual(0, run.ExitCode);
        Assert.AreEqual("", run.Error);
        StringAssert.Contains(status.Output, "newer");
        person.WaitForFlush();
        CollectionAssert.AreEqual(before, File.ReadAllBytes(file));
    }

    [TestMethod]
    public void A_damaged_manifest_means_uncounted_and_a_clear_message()
    {
        using var person = Counted();
        Directory.CreateDirectory(person.State.ManifestDirectory);
        File.WriteAllText(person.State.Manifest(Git), """{"tool":"git","revision":""");

        var run = person.Run("git", "status");
        var enable = person.Telemetry("enable", "git");
        var status = person.Telemetry("status", "git");

        Assert.AreEqual(0, run.ExitCode);
        Assert.AreEqual("", run.Error);
        Assert.AreEqual(4, enable.ExitCode);
        StringAssert.Contains(enable.Error, "manifest of git");
        StringAssert.Contains(status.Output, "not valid");
        Assert.AreEqual("off", (string)person.Inspect("status")["state"]!);
    }

    [TestMethod]
    public void Counting_begins_anew_where_what_was_kept_is_gone_and_the_yes_stands()
    {
        using var person = Counted();
        Directory.Delete(person.State.Of(Git), recursive: true);

        person.Run("git", "status");
        person.WaitForFlush();
        person.Run("git", "status");

        Assert.AreEqual(2, person.Counters("command")["status: success"]);
        Assert.AreEqual(0, person.Telemetry("disable", "git").ExitCode);
        person.Run("git", "status");
        Assert.IsFalse(Directory.Exists(person.State.Of(Git)), "After a no nothing comes back.");
    }

    private static Person Counted()
    {
        var person = new Person();
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        Assert.AreEqual(0, person.Run("git", "status").ExitCode);
        person.WaitForFlush();
        Assert.AreEqual(1, person.Counters("command")["status: success"]);
        return person;
    }
}
