using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// A person at a real terminal, under an interactive shell with job control, who types and waits for answers. Played without Footfall and
/// with it, and what was on the screen must be the same to the letter. Undecided is not among the ways: at a terminal that asks.
/// </summary>
/// <param name="Play">What the person does. Ends at a prompt.</param>
internal sealed partial record TerminalScene(Action<Pty> Play)
{
    public const string Prompt = "[prompt]";
    public const string CtrlC = "\u0003";
    public const string CtrlD = "\u0004";
    public const string CtrlZ = "\u001a";
    public const string CtrlBackslash = "\u001c";

    /// <summary>Files by their path from the working directory.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The kind of terminal.</summary>
    public string Terminal { get; init; } = "dumb";

    /// <summary>False where the wrapper is not there to the end.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>False where a program draws as it gets to it: then only what is left behind is compared.</summary>
    public bool ComparesScreen { get; init; } = true;

    /// <summary>Plays it in every way and gives what was seen without Footfall.</summary>
    public string AssertInvisible()
    {
        var bare = Show(Way.Bare);
        foreach (var way in new[] { Way.Counted, Way.Off })
        {
            Seen.AssertSame(bare, Show(way), way);
        }

        return bare;
    }

    private string Show(Way way)
    {
        using var stage = new Stage(way);
        foreach (var (name, text) in Files)
        {
            stage.Write(name, text);
        }

        var environment = stage.Environment;
        environment["PS1"] = Prompt;
        environment["TERM"] = Terminal;
        environment["EDITOR"] = environment["VISUAL"] = "vi";
        environment["INPUTRC"] = "/dev/null";
        environment["HISTFILE"] = "/dev/null";
        using var shell = Pty.Start("bash", ["--norc", "--noprofile", "-i"], environment, stage.Work, columns: 200);
        shell.WaitFor(Prompt);
        try
        {
            Play(shell);
        }
        catch (AssertFailedException e)
        {
            throw new AssertFailedException($"{way}: {e.Message}", e);
        }

        shell.Type("exit 17\n");
        var result = shell.WaitForExit();
        stage.WaitUntilAlone();
        var seen = stage.See(ComparesScreen ? result : result with { OutputBytes = [] }, IsCounted);
        return Terminals().Replace(Numbers().Replace(seen, "[$1] number"), "/dev/pts/number");
    }

    // What the shell says of a job that begins.
    [GeneratedRegex(@"\[(\d+)\] \d+")]
    private static partial Regex Numbers();

    // Each play has a terminal of its own.
    [GeneratedRegex(@"/dev/pts/\d+")]
    private static partial Regex Terminals();
}
