using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The question, on a real terminal.</summary>
[TestClass]
public sealed class FirstRunTests
{
    [TestMethod]
    public void First_run_asks_on_one_screen_and_enter_means_no()
    {
        using var person = new Person();
        using var terminal = Run(person, "git", "status");

        terminal.WaitFor(Prompt);
        var question = terminal.Transcript;
        terminal.Type("\n");
        var result = terminal.WaitForExit();

        Assert.AreEqual(0, result.ExitCode, terminal.Transcript);
        Assert.IsLessThanOrEqualTo(24, question.Split('\n').Length, "It does not fit on one screen.");
        Assert.AreEqual(ConsentAnswer.No, person.Answer().Record?.Answer);
        Assert.IsFalse(Directory.Exists(person.State.Of(Protocol.ToolName.Parse("git"))));
        StringAssert.Contains(terminal.Transcript, "On branch");
    }

    [TestMethod]
    public void A_no_is_remembered_and_the_question_never_comes_twice()
    {
        using var person = new Person();
        Answer(person, "n\n");

        using var again = Run(person, "git", "status");
        again.WaitForExit();

        Assert.DoesNotContain(Prompt, again.Transcript);
        Assert.AreEqual(ConsentAnswer.No, person.Answer().Record?.Answer);
    }

    [TestMethod]
    public void Yes_counts_this_run_and_the_next_and_is_not_asked_again()
    {
        using var person = new Person();

        var first = Answer(person, "y\n");
        using var second = Run(person, "git", "status", "--short");
        second.WaitForExit();

        StringAssert.Contains(first, "On branch");
        Assert.DoesNotContain(Prompt, second.Transcript);
        Assert.AreEqual(2, person.Counters("command")["status: success"]);
        Assert.AreEqual("send", (string)person.Inspect("status")["state"]!);
        Assert.Contains("interactive: ", person.Counters("terminal").Keys);
    }

    [TestMethod]
    public void Local_only_counts_and_has_nothing_to_send()
    {
        using var person = new Person();

        Answer(person, "local\n");

        Assert.AreEqual(1, person.Counters("command")["status: success"]);
        Assert.AreEqual("local", (string)person.Inspect("status")["state"]!);
        Assert.IsEmpty(person.WaitingRequests());
        Assert.IsEmpty(person.Inspect("preview")["provisional"]!.AsArray());
    }

    [TestMethod]
    public void More_explains_and_asks_again()
    {
        using var person = new Person();
        using var terminal = Run(person, "git", "status");

        terminal.WaitFor(Prompt);
        terminal.Type("m\n");
        terminal.WaitFor("DO_NOT_TRACK");
        terminal.WaitFor(Prompt);
        terminal.Type("y\n");
        terminal.WaitForExit();

        Assert.AreEqual(ConsentAnswer.Yes, person.Answer().Record?.Answer);
    }

    [TestMethod]
    [DataRow("\u0003", DisplayName = "Ctrl-C")]
    [DataRow("\u0004", DisplayName = "Ctrl-D")]
    [DataRow("perhaps\nyess\nwhat\n", DisplayName = "three answers that are none")]
    public void What_is_not_a_yes_is_a_no_for_good(string typed)
    {
        using var person = new Person();
        Answer(person, typed);

        using var again = Run(person, "git", "status");
        again.WaitForExit();

        Assert.AreEqual(ConsentAnswer.No, person.Answer().Record?.Answer);
        Assert.DoesNotContain(Prompt, again.Transcript);
    }

    [TestMethod]
    public void A_terminal_that_is_closed_at_the_question_was_a_no()
    {
        using var person = new Person();
        using (var terminal = Run(person, "git", "status"))
        {
            terminal.WaitFor(Prompt);
        }

        Patience.Wait(() => person.Answer().Record is not null, Patience.Usual, () => "No answer was remembered.");
        using var again = Run(person, "git", "status");
        again.WaitForExit();

        Assert.AreEqual(ConsentAnswer.No, person.Answer().Record?.Answer);
        Assert.DoesNotContain(Prompt, again.Transcript);
    }

    [TestMethod]
    public void Each_tool_is_asked_for_by_itself()
    {
        using var person = new Person();
        Answer(person, "y\n");

        using var other = Run(person, "dotnet", "--version");
        other.WaitFor(Prompt);
        StringAssert.Contains(other.Transcript, "dotnet");
        other.Type("\n");
        other.WaitForExit();

        Assert.AreEqual(ConsentAnswer.Yes, person.Answer("git").Record?.Answer);
        Assert.AreEqual(ConsentAnswer.No, person.Answer("dotnet").Record?.Answer);
    }

    [TestMethod]
    [DataRow("CI", "true")]
    [DataRow("GITHUB_ACTIONS", "true")]
    [DataRow("DO_NOT_TRACK", "1")]
    [DataRow("FOOTFALL_TELEMETRY", "off")]
    [DataRow("FOOTFALL_POLICY", "/nonexistent/policy")]
    public void Nobody_is_asked_where_the_surroundings_say_no(string variable, string value)
    {
        using var person = new Person();
        person.Environment[variable] = value;

        using var terminal = Run(person, "git", "status");
        terminal.WaitForExit();

        Assert.DoesNotContain(Prompt, terminal.Transcript);
        Assert.IsEmpty(person.Files());
    }

    [TestMethod]
    public void The_tools_own_opt_out_variable_is_honoured()
    {
        using var person = new Person();
        person.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";

        using var terminal = Run(person, "dotnet", "--version");
        terminal.WaitForExit();

        Assert.DoesNotContain(Prompt, terminal.Transcript);
        Assert.IsFalse(Directory.Exists(person.State.Root));
    }

    private const string Prompt = "[l]ocal only";

    private static Pty Run(Person person, params string[] tool) =>
        Pty.Start(BuiltExecutables.Telemetry, ["run", "--", .. tool], person.Environment, person.Repository);

    private static string Answer(Person person, string typed)
    {
        using var terminal = Run(person, "git", "status");
        terminal.WaitFor(Prompt);
        terminal.Type(typed);
        terminal.WaitForExit();
        return terminal.Transcript;
    }
}
