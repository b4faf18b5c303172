using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>The terminal itself: what a tool sees of it and does to it.</summary>
[TestClass]
public sealed class TerminalTests
{
    private static readonly string[] Redirections = ["", " < /dev/null", " > out", " 2> err", " | cat", " & wait %1"];

    [TestMethod]
    public void A_tool_finds_the_same_at_a_terminal() => new TerminalScene(shell =>
    {
        foreach (var redirection in Redirections)
        {
            shell.Type($"sh -c 'tool \"$OBSERVE\" \"$WORK/report\" $$; :'{redirection}; echo do''ne\n");
            shell.WaitFor("done");
            shell.WaitFor(TerminalScene.Prompt);
        }
    }).AssertInvisible();

    [TestMethod]
    public void A_new_size_of_the_window_is_told_once() => new TerminalScene(shell =>
    {
        shell.Type("tool -e '$| = 1; $SIG{WINCH} = sub { $n++; print `stty size` }; print \"rea\", \"dy\\n\"; until (<STDIN> =~ /end/) {} print \"told $n times\\n\"'\n");
        shell.WaitFor("ready");
        shell.Resize(99, 33);
        shell.WaitFor("33 99");
        shell.Resize(120, 40);
        shell.WaitFor("40 120");
        shell.Type("end\n");
        shell.WaitFor("told 2 times");
        shell.WaitFor(TerminalScene.Prompt);
    }).AssertInvisible();

    [TestMethod]
    public void What_a_tool_does_to_the_terminal_stays_done_when_it_dies() => new TerminalScene(shell =>
    {
        shell.Type("./script\n");
        shell.WaitFor("over");
        shell.WaitFor(TerminalScene.Prompt);
    })
    {
        Files = Files.Empty
            .Add("script", "#!/bin/sh\nstty -a > before\nsample\nstty -a > after\nstty sane\necho over\n")
            .Add("../tools/sample", "#!/bin/sh\nstty -a > within; stty -echo -icanon intr ^G; kill -KILL $$\n"),
    }.AssertInvisible();

    /// <summary>As <c>ssh</c> and <c>sudo</c> ask: at the terminal, wherever the streams lead, without an echo.</summary>
    [TestMethod]
    public void A_password_is_asked_for_at_the_terminal_and_not_shown() => new TerminalScene(shell =>
    {
        shell.Type("echo | sample > out 2>&1; cat out\n");
        shell.WaitFor("Password: ");
        shell.Type("secret\n");
        shell.WaitFor("length 6");
        shell.WaitFor(TerminalScene.Prompt);
    })
    {
        Files = Files.Empty.Add("../tools/sample", """
            #!/bin/bash
            stty -echo < /dev/tty; printf 'Password: ' > /dev/tty; read -r word < /dev/tty; stty echo < /dev/tty; echo > /dev/tty
            echo "length ${#word}"
            """),
    }.AssertInvisible();
}
