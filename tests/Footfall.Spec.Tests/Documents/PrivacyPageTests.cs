using System.Text.RegularExpressions;
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

    [GeneratedRegex(@"^(?<number>\d+)\. \*\*.*?(?=^\d+\. \*\*|^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Promise();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex Test();
}
