using System.Text;
using System.Text.RegularExpressions;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Spec.Tests.Documents;

/// <summary>Every promise of PRIVACY.md names tests, and every test it names is there and runs.</summary>
[TestClass]
public sealed partial class PrivacyPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("PRIVACY.md"));

    [TestMethod]
    public void Each_of_the_ten_promises_names_what_fails_when_it_is_broken()
    {
        var promises = Promise().Matches(Page);

        CollectionAssert.AreEqual(Enumerable.Range(1, 10).ToList(), promises.Select(promise => int.Parse(promise.Groups["number"].Value, null)).ToList());
        foreach (var promise in promises.Select(promise => promise.Value))
        {
            Assert.Contains("Tests: ", promise);
        }
    }

    [TestMethod]
    public void Each_section_names_tests()
    {
        foreach (var section in Page.Split("\n## ").Skip(1))
        {
            Assert.MatchesRegex(TestLine(), section, section.Split('\n')[0]);
        }
    }

    [TestMethod]
    public void Every_test_that_is_named_is_there_and_runs()
    {
        var named = Test().Matches(Page).Select(match => $"{match.Groups["type"].Value}.{match.Groups["method"].Value}").Distinct().ToList();

        Assert.IsGreaterThan(40, named.Count);
        SourceTree.AssertNone(named.Where(name => !RunningTests.Names.Contains(name)), "PRIVACY.md names these, and no such test runs.");
    }

    [TestMethod]
    [DataRow(nameof(Examples.Runs), true)]
    [DataRow(nameof(Examples.Runs_with_a_row), true)]
    [DataRow(nameof(Examples.Runs_with_rows_that_are_made), true)]
    [DataRow(nameof(Examples.Is_ignored), false)]
    [DataRow(nameof(Examples.Runs_on_some_systems), false)]
    [DataRow(nameof(Examples.Has_no_row), false)]
    [DataRow(nameof(Examples.Has_no_rows_that_are_made), false)]
    [DataRow(nameof(Examples.Is_no_test), false)]
    public void What_would_not_run_is_told_from_what_does(string method, bool runs) =>
        Assert.AreEqual(runs, RunningTests.Runs(typeof(Examples).GetMethod(method)!));

    [TestMethod]
    public void The_report_that_it_shows_is_one_and_says_what_it_says()
    {
        var bytes = new byte[ReportFormat.Size];
        Array.Fill(bytes, (byte)' ');
        Encoding.ASCII.GetBytes(Example().Match(Page).Groups["report"].Value).CopyTo(bytes, 0);
        var git = new Vocabulary(new ManifestCatalog(home: null).Find(ToolName.Parse("git"))!.Manifest!);

        Assert.IsTrue(ReportFormat.TryRead(bytes, out var report, out var reason), $"{reason}");
        Assert.IsEmpty(ReportValidator.Validate(report, git, report.Window.End));
        Assert.AreEqual("commit: success", Words.Of(report.Subject, git).ToString());
        Assert.AreEqual(4, report.Count);
    }

    [GeneratedRegex(@"such as `(?<report>\{.*?\})` \(4 successful `git commit`")]
    private static partial Regex Example();

    [GeneratedRegex(@"^ *Tests: `\w+Tests\.", RegexOptions.Multiline)]
    private static partial Regex TestLine();

    [GeneratedRegex(@"^(?<number>\d+)\. \*\*.*?(?=^\d+\. \*\*|^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Promise();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
