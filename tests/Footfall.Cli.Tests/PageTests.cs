using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Footfall.Cli.Output;
using Footfall.Testing;

namespace Footfall.Cli.Tests;

/// <summary>What <c>spec/cli.md</c> says is what the program does.</summary>
[TestClass]
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("spec", "cli.md"));

    [TestMethod]
    public void Every_example_of_output_is_a_golden_file()
    {
        var examples = Example().Matches(Page);

        Assert.IsNotEmpty(examples);
        foreach (Match example in examples)
        {
            Assert.AreEqual(File.ReadAllText(Golden.PathOf(example.Groups["file"].Value)), example.Groups["text"].Value, example.Groups["file"].Value);
        }
    }

    [TestMethod]
    public void Every_inspecting_command_has_an_example_of_its_json()
    {
        var files = Example().Matches(Page).Select(example => example.Groups["file"].Value).ToList();

        foreach (var command in new[] { "status", "show", "preview", "log", "tools", "doctor", "flush" })
        {
            Assert.IsTrue(files.Exists(file => file.EndsWith($"{command}.json", StringComparison.Ordinal)), command);
        }
    }

    [TestMethod]
    public void The_table_of_exit_codes_holds_them_all()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!).Order();

        var documented = ExitCodes().Matches(Section("Exit codes")).Select(row => int.Parse(row.Groups["code"].Value, CultureInfo.InvariantCulture)).Order();

        CollectionAssert.AreEqual(codes.ToArray(), documented.ToArray());
    }

    [TestMethod]
    public void The_table_of_verbs_holds_them_all()
    {
        var root = CommandLineRoot.Create(new Machine { Environment = new Variables(), Clock = NodaTime.SystemClock.Instance, Random = new SeededRandom(1), Out = TextWriter.Null, Error = TextWriter.Null });

        var documented = Verbs().Matches(Section("Verbs")).Select(row => row.Groups["verb"].Value).Distinct();

        CollectionAssert.AreEquivalent(root.Subcommands.Select(verb => verb.Name).ToArray(), documented.ToArray());
    }

    [TestMethod]
    public void The_table_of_rules_holds_them_all()
    {
        var names = Enum.GetValues<ConsentRule>().Select(Wording.RuleName).ToList();

        var documented = Rules().Matches(Section("Words")).Select(row => row.Groups["rule"].Value);

        CollectionAssert.AreEqual(names, documented.ToArray());
    }

    [TestMethod]
    public void The_table_of_findings_holds_them_all()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("spec", "wrapping.md"));

        var documented = Findings().Matches(Section("Doctor", page)).Select(row => $"{row.Groups["finding"].Value} {row.Groups["state"].Value}");

        CollectionAssert.AreEqual(
            Enum.GetValues<FindingKind>().Select(kind => $"{FindingWords.Name(kind)} {FindingWords.StateName(new Finding(kind).State)}").ToArray(),
            documented.ToArray());
    }

    [TestMethod]
    public void The_table_of_shells_is_what_wrap_says()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("spec", "wrapping.md"));

        foreach (var (name, shell) in ShellCode.Names)
        {
            var line = ShellCode.LineFor(shell, "telemetry").Replace("|", "\\|", StringComparison.Ordinal);
            StringAssert.Matches(page, new Regex($@"^\| `{name}`[^|]* \| `{Regex.Escape(line)}` \| `{Regex.Escape(ShellCode.StartFile(shell))}`", RegexOptions.Multiline));
        }
    }

    private static string Section(string title) => Section(title, Page);

    private static string Section(string title, string page)
    {
        var begin = page.IndexOf($". {title}\n", StringComparison.Ordinal);
        Assert.IsGreaterThan(0, begin, title);
        var end = page.IndexOf("\n## ", begin, StringComparison.Ordinal);
        return end < 0 ? page[begin..] : page[begin..end];
    }

    [GeneratedRegex(@"<!-- golden: (?<file>\S+) -->\n```\w+\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| `(?<finding>[a-z-]+)` \| (?<state>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Findings();

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodes();

    [GeneratedRegex(@"^\| `(?<verb>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Verbs();

    [GeneratedRegex(@"^\| `(?<rule>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rules();
}
