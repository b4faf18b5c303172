using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>Well-known tools at their daily work.</summary>
[TestClass]
public sealed class RealToolTests
{
    private const string Repository = """
        export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
        export GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
        git init -q -b main; git config core.pager cat
        """;

    [TestMethod]
    public void Git_log_through_head_and_a_commit_with_an_editor() =>
        StringAssert.Contains(
            new Scene($$"""
                {{Repository}}
                for i in 1 2 3; do echo $i > file; git add file; GIT_EDITOR="printf 'Change $i\n' >" git commit -q; echo $?; done
                git log --format=%s | head -n 1
                bash -c 'git log --format="%H %s%n$(seq 1 20000)" | head -n 2; echo ${PIPESTATUS[*]}'
                GIT_EDITOR=false git commit --allow-empty; echo $?
                git diff --exit-code HEAD~1 HEAD; echo $?
                git rev-parse --verify nothing; echo $?
                git stash list | wc -l; echo words | git hash-object --stdin; git status --short
                """).AssertInvisible(),
            "Change 3");

    [TestMethod]
    public void Git_commit_with_vi_at_a_terminal() =>
        StringAssert.Contains(
            new TerminalScene(shell =>
            {
                shell.Type("sh ./prepare && . ./variables && git commit --allow-empty\n");
                shell.WaitFor("COMMIT_EDITMSG");
                shell.Type("iA message\u001b");
                shell.WaitFor("message");
                shell.Type("\u001a");
                shell.WaitFor(TerminalScene.Prompt);
                shell.Type("fg\n");
                shell.WaitFor("Please enter the commit message");
                shell.Type(":wq\n");
                shell.WaitFor("A message");
                shell.WaitFor(TerminalScene.Prompt);
                shell.Type("git log --format=%s > log\n");
                shell.WaitFor(TerminalScene.Prompt);
            })
            {
                Terminal = "xterm",
                ComparesScreen = false,
                Files = Files.Empty.Add("prepare", Repository).Add("variables", Repository.Replace("git init -q -b main; git config core.pager cat", "", StringComparison.Ordinal)),
            }.AssertInvisible(),
            "A message");

    [TestMethod]
    public void Less_scrolls_searches_and_quits() => new TerminalScene(shell =>
    {
        shell.Type("seq -f 'line %05g.' 1 2000 | less > /dev/tty\n");
        shell.WaitFor("line 00023.");
        shell.Type(" ");
        shell.WaitFor("line 00046.");
        shell.Type("/01500\n");
        shell.WaitFor("01500");
        shell.Type("G");
        shell.WaitFor("line 02000.");
        shell.Resize(80, 10);
        shell.Type("1g");
        // It draws from the bottom up and does not notice a stop that comes before it waits for keys again.
        shell.WaitFor("line 00001.");
        shell.WaitFor(":\u001b[K");
        shell.Type("\u001a");
        shell.WaitFor(TerminalScene.Prompt);
        shell.Type("fg\n");
        shell.WaitFor("line 00001.");
        shell.Type("q");
        shell.WaitFor(TerminalScene.Prompt);
        shell.Type("echo \"code=$?.\"\n");
        shell.WaitFor("code=0.");
        shell.WaitFor(TerminalScene.Prompt);
    })
    {
        Terminal = "xterm",
        ComparesScreen = false,
    }.AssertInvisible();

    [TestMethod]
    public void Node_is_interactive() => new TerminalScene(shell =>
    {
        Ask(shell, "node", "> ");
        Ask(shell, "6 * 7", "42");
        shell.Type("12\u007f3 + 4\r");
        shell.WaitFor("17");
        Ask(shell, "process.stdout.isTTY + ' ' + process.stdout.columns", "true 200");
        Ask(shell, "console.log('for' + ' ever'); while (true) {}", "for ever");

        // A Ctrl-C right behind the output was lost once, probably because Node was still in console.log.
        Thread.Sleep(300);
        shell.Type(TerminalScene.CtrlC);
        shell.WaitFor("interrupted");
        shell.WaitFor("> ");
        Ask(shell, ".exit", TerminalScene.Prompt);
        Ask(shell, "node", "> ");
        shell.Type(TerminalScene.CtrlD);
        shell.WaitFor(TerminalScene.Prompt);
        Ask(shell, "node", "> ");
        shell.Type(TerminalScene.CtrlC);
        shell.WaitFor("To exit");
        shell.Type(TerminalScene.CtrlC);
        shell.WaitFor(TerminalScene.Prompt);
        Ask(shell, "echo \"code=$?.\"", "code=0.");
        shell.WaitFor(TerminalScene.Prompt);
    })
    {
        Terminal = "xterm",
        ComparesScreen = false,
    }.AssertInvisible();

    [TestMethod]
    public void Node_serves_until_it_is_told_to_end() =>
        StringAssert.Contains(
            new Scene("""
                touch log
                node -e 'process.on("SIGTERM", () => { console.log("bye"); server.close() }); const server = require("net").createServer().listen(0, "127.0.0.1", () => console.log("up"))' >> log &
                until grep -q up log; do sleep 0.02; done
                kill $!; wait $!; echo $?; cat log
                echo 'process.stdout.write(require("fs").readFileSync(0))' > copy.js; seq 1 100000 | node copy.js | cksum; node -p '[]'; node nothing.js 2> /dev/null; echo $?
                """).AssertInvisible(),
            "0\nup\nbye\n");

    [TestMethod]
    public void Dotnet_builds_a_project() =>
        StringAssert.Contains(
            new Scene("""
                export TMPDIR=/tmp MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 NUGET_PACKAGES="$HOME/packages" DOTNET_CLI_UI_LANGUAGE=en
                cd ../home; mkdir p; cd p; cp "$WORK/p.csproj" "$WORK/p.cs" .
                dotnet build -v q --nologo -p:UseSharedCompilation=false > log; echo $?; grep -c error log
                dotnet bin/Debug/*/p.dll one 'two three'; echo $?
                echo broken >> p.cs; dotnet build -v q --nologo --no-restore -p:UseSharedCompilation=false > log; echo $?; grep -q CS log && echo explained
                """)
            {
                Ways = [Way.Counted, Way.Off],
                Files = Files.Empty
                    .Add("p.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup></Project>""")
                    .Add("p.cs", """System.Console.WriteLine(string.Join("|", args)); return 5;"""),
            }.AssertInvisible(),
            "0\none|two three\n5\n1\nexplained\n");

    private static void Ask(Footfall.Testing.Pty shell, string line, string answer)
    {
        shell.Type(line + "\r");
        shell.WaitFor(line[^int.Min(line.Length, 4)..]);
        shell.WaitFor(answer);
    }
}
