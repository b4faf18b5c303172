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
        foreach (var promise in promises.Where(promise => promise.Groups["number"].Value != "10"))
        {
            Assert.Contains("Tests: ", promise.Value);
        }
    }

    [TestMethod]
    public void Every_test_that_is_named_is_there_and_runs()
    {
        var tests = Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var named = Test().Matches(Page);

        Assert.IsGreaterThan(10, named.Count);
        foreach (var (type, method) in named.Select(match => (match.Groups["type"].Value, match.Groups["method"].Value)))
        {
            var runs = tests[type].Any(source => Regex.IsMatch(source, $@"\[TestMethod\](?:\s*\[\w+(?:\(.*\))?\])*\s*public (?:async Task|void) {method}\("));
            Assert.IsTrue(runs, $"PRIVACY.md names {type}.{method}, and there is no such test.");
        }
    }

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

    [GeneratedRegex(@"^(?<number>\d+)\. \*\*.*?(?=^\d+\. \*\*|^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Promise();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
