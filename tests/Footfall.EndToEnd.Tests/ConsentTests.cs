using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>Promise 3: a yes is bound to what was shown.</summary>
[TestClass]
public sealed class ConsentTests
{
    private const string First = "http://127.0.0.1:8474/";
    private const string Other = "http://127.0.0.1:8475/";
    private const string Some = "\"command\"";
    private const string More = "\"command\",\"option\"";

    [TestMethod]
    public void Another_address_is_asked_about_and_nothing_is_counted_until_then()
    {
        using var person = new Person();
        Publish(person, First, Some);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);
        person.Run("sh", "-c", ":");
        Publish(person, Other, Some, revision: 2);

        person.Run("sh", "-c", ":");
        var before = person.Inspect("status", "sh");
        var transcript = AtTerminal(person, "y\n", "[l]ocal only");

        Assert.AreEqual("terms-changed", (string)before["rule"]!);
        Assert.AreEqual("ask", (string)before["state"]!);
        StringAssert.Contains(transcript, Other);
        StringAssert.Contains(transcript, First);
        Assert.AreEqual(Other, (string)person.Inspect("status", "sh")["endpoint"]!);
        Assert.AreEqual(2, person.Counters("command", "sh").Values.Sum(), "One before the address changed and one after the new yes.");
        Assert.HasCount(1, person.Inspect("preview", "sh")["provisional"]!.AsArray(), "What was counted for the first address does not go to the other.");
    }

    [TestMethod]
    public void A_new_class_of_data_is_not_counted_until_it_is_agreed_to()
    {
        using var person = new Person();
        Publish(person, First, Some);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);
        Publish(person, First, More, revision: 2);

        person.Run("sh", "-c", ":");
        var uncounted = person.Counters("option", "sh");
        AtTerminal(person, "y\n", "Count this too?");

        Assert.IsEmpty(uncounted);
        Assert.AreEqual(1, person.Counters("option", "sh")["(none): -c"], "Only what came after the yes.");
        Assert.AreEqual(2, person.Counters("command", "sh")["(none): success"], "What was agreed to before goes on.");
    }

    [TestMethod]
    public void A_new_class_of_data_that_was_refused_is_not_offered_again()
    {
        using var person = new Person();
        Publish(person, First, Some);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);
        Publish(person, First, More, revision: 2);

        AtTerminal(person, "\n", "Count this too?");
        using var again = Pty.Start(BuiltExecutables.Telemetry, ["run", "--", "sh", "-c", "echo done"], person.Environment, person.Repository);
        again.WaitForExit();

        Assert.DoesNotContain("Count this too?", again.Transcript);
        Assert.IsEmpty(person.Counters("option", "sh"));
        Assert.AreEqual("send", (string)person.Inspect("status", "sh")["state"]!);
    }

    [TestMethod]
    public void Variables_are_not_looked_at_until_that_is_agreed_to_and_a_new_option_needs_no_question()
    {
        const string Option = "{\"code\":2,\"names\":[\"-o\"],\"value\":\"required\",\"values\":[{\"code\":1,\"name\":\"vi\"},{\"code\":2,\"name\":\"emacs\"}]";
        using var person = new Person();
        person.Environment["LINE_EDITOR"] = "vi";
        Publish(person, First);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);

        Publish(person, First, revision: 2, more: $",{Option}}}");
        using var withOption = Pty.Start(BuiltExecutables.Telemetry, ["run", "--", "sh", "-c", ":"], person.Environment, person.Repository);
        withOption.WaitForExit();
        Publish(person, First, revision: 3, more: $",{Option},\"environment\":[\"LINE_EDITOR\"]}}");
        person.Run("sh", "-c", ":");
        var values = person.Counters("value", "sh");
        var transcript = AtTerminal(person, "y\n", "Count this too?");

        Assert.DoesNotContain("Count this too?", withOption.Transcript);
        Assert.IsEmpty(values, "What a variable holds is not among the values either.");
        StringAssert.Contains(transcript, "which options are set by environment variables");
        Assert.AreEqual(1, person.Counters("environment", "sh")["(none): -o from the environment"], "Only what came after the yes.");
        Assert.AreEqual(1, person.Counters("value", "sh")["(none): -o=vi"]);
        Assert.AreEqual("(none): -c", string.Join(", ", person.Counters("option", "sh").Keys));
    }

    [TestMethod]
    public void What_was_counted_before_the_yes_never_leaves()
    {
        using var time = new FakeTime(Instant.FromUtc(2026, 11, 23, 10, 0));
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--local").ExitCode);
        person.Run("git", "status");
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        person.Run("git", "log");

        var provisional = person.Inspect("preview")["provisional"]!.AsArray().Select(cell => (string)cell!["what"]!).ToList();
        person.WaitForFlush();
        time.Advance(Duration.FromDays(8));
        var waiting = person.Inspect("preview")["waiting"]!.AsArray().Select(report => (string)report!["what"]!).ToList();

        Assert.AreEqual(1, person.Counters("command")["status: success"], "It stays for the person's own eyes.");
        CollectionAssert.DoesNotContain(provisional, "status");
        CollectionAssert.DoesNotContain(waiting, "status");
        CollectionAssert.Contains(waiting, "log");
    }

    [TestMethod]
    public void An_answer_given_while_the_tool_ran_is_not_about_that_run()
    {
        using var person = new Person();
        Publish(person, First, Some);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);

        var command = person.Command(BuiltExecutables.Telemetry, "run", "--", "sh", "-c", "echo begun; read line; echo ended");
        using var run = (command with { Input = StandardInput.Pipe }).Start();
        run.WaitForOutput("begun");
        Assert.AreEqual(0, person.Telemetry("disable", "sh").ExitCode);
        Assert.AreEqual(0, person.Telemetry("enable", "sh").ExitCode);
        run.CloseInput();
        var result = run.WaitForExit();

        StringAssert.Contains(result.Output, "ended");
        Assert.IsEmpty(person.Counters("command", "sh"));
    }

    private static void Publish(Person person, string endpoint, string? collects = null, int revision = 1, string more = "")
    {
        var file = Path.Combine(person.Home, "sh.json");
        File.WriteAllText(file, $$"""
            {"tool":"sh","revision":{{revision}},"publisher":{"name":"Somebody","endpoint":"{{endpoint}}"},{{(collects is null ? "" : $"\"collects\":[{collects}],")}}
             "commands":[{"code":1,"path":"","operands":true,"options":[{"code":1,"names":["-c"],"value":"required"}{{more}}]}]}
            """);
        var add = person.Telemetry("tools", "add", file);
        Assert.AreEqual(0, add.ExitCode, $"{add}");
    }

    private static string AtTerminal(Person person, string typed, string prompt)
    {
        using var terminal = Pty.Start(BuiltExecutables.Telemetry, ["run", "--", "sh", "-c", ":"], person.Environment, person.Repository);
        terminal.WaitFor(prompt);
        terminal.Type(typed);
        terminal.WaitForExit();
        return terminal.Transcript;
    }
}
