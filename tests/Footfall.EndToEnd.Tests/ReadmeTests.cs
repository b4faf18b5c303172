using System.Text.RegularExpressions;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// The README's session is played on a real terminal and compared with what the README shows. FOOTFALL_UPDATE_GOLDEN=1 writes what came out
/// into the README.
/// </summary>
[TestClass]
public sealed partial class ReadmeTests
{
    private static readonly string Path = RepositoryRoot.Combine("README.md");

    [TestMethod]
    public void The_session_in_the_readme_is_what_a_person_sees()
    {
        // Nobody moves the clock of the small native program; its session is played today, and compared without its days.
        using var time = BuiltExecutables.IsNative ? null : new FakeTime(Instant.FromUtc(2026, 11, 23, 10, 0));
        using var person = new Person(time);
        File.WriteAllText(System.IO.Path.Combine(person.Repository, "notes.txt"), "");
        var readme = File.ReadAllText(Path);
        var shown = Session().Match(readme).Groups["session"].Value;

        var played = Play(person, Commands().Matches(shown).Select(match => match.Groups["command"].Value));

        if (Environment.GetEnvironmentVariable("FOOTFALL_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path, readme.Replace(shown, played, StringComparison.Ordinal));
        }
        else
        {
            Assert.AreEqual(BuiltExecutables.IsNative ? Undated(Steady(shown)) : Steady(shown), BuiltExecutables.IsNative ? Undated(Steady(played)) : Steady(played));
        }
    }

    [TestMethod]
    public void Every_verb_of_the_readme_is_one_and_every_verb_is_in_the_readme()
    {
        using var person = new Person();

        var help = person.Telemetry("--help").Output;
        var verbs = HelpVerb().Matches(help).Select(match => match.Groups[1].Value).Order().ToList();
        var named = ReadmeVerb().Matches(File.ReadAllText(Path)).Select(match => match.Groups[1].Value).Distinct().Order().ToList();

        CollectionAssert.AreEqual(verbs, named);
    }

    private static string Play(Person person, IEnumerable<string> commands)
    {
        var environment = new Dictionary<string, string>(person.Command("true").Environment) { ["SHELL"] = "/bin/bash" };
        environment["PATH"] += $":{System.IO.Path.GetDirectoryName(BuiltExecutables.Telemetry)}";
        var played = new List<string>();
        foreach (var command in commands)
        {
            using var terminal = Pty.Start("bash", ["-c", command], environment, person.Repository, columns: 100);
            if (command.StartsWith("telemetry wrap ", StringComparison.Ordinal))
            {
                terminal.WaitFor("[m]ore: ");
                terminal.Type("y\n");

                // For the next terminal: the line at the end of its start-up file.
                environment["PATH"] = $"{person.State.Shims}:{environment["PATH"]}";
            }

            terminal.WaitForExit();
            person.WaitForFlush();
            var text = Escape().Replace(terminal.Transcript, "").Replace("\r\n", "\n", StringComparison.Ordinal);
            played.Add($"$ {command}\n{string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()))}".TrimEnd() + "\n");
        }

        return string.Join("\n", played).Replace(person.Home, "/home/ann", StringComparison.Ordinal);
    }

    /// <summary>Without what is drawn at random, depends on the machine's tools or on how busy it is.</summary>
    private static string Steady(string text)
    {
        // On a slow machine a line of progress is written and wiped out again: nobody sees it afterwards.
        text = Regex.Replace(text, @"[^\r\n]*\r +\r", "");
        text = Regex.Replace(text, "\"[0-9a-f]{32}\"", "(nonce)");
        text = Regex.Replace(text, @"from 2026-\d\d-\d\d \d\d:\d\dZ", "from (a time)");
        text = Regex.Replace(text, @"\d+\.\d+\.\d+(?= +(seen|\d))", "(version)");
        text = Regex.Replace(text, @"(duration +status: )[^█\n]*?(?=  +\d)", "$1(class)");
        text = Regex.Replace(text, @"(architecture +)\w+", "$1(processor)");
        text = Regex.Replace(text, @"\(\d[\d.]* kB\)", "(size)");
        return Regex.Replace(text, " {2,}", "  ");
    }

    private static string Undated(string text) => Regex.Replace(Regex.Replace(text, @"\d{4}-\d\d-\d\d|\d{4}-W\d\d", "(day)"), "\"w\":\\d+", "\"w\":(day)");

    [GeneratedRegex("```console\n(?<session>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex(@"^\$ (?<command>.*)$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^  ([a-z]+) (?:<[A-Z]+>|   )", RegexOptions.Multiline)]
    private static partial Regex HelpVerb();

    [GeneratedRegex(@"^\| `telemetry ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex ReadmeVerb();
}
