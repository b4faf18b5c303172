using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PublicSubjectsTests
{
    private static IEnumerable<object[]> Manifests =>
    [
        .. Directory.GetFiles(RepositoryRoot.Combine("spec", "tools"), "*.json").Order().Select(file => new object[] { Path.GetFileName(file) }),
        ["reserved"],
    ];

    [TestMethod]
    [DynamicData(nameof(Manifests))]
    public void Every_subject_that_is_listed_is_taken(string name)
    {
        var vocabulary = Vocabulary(name);
        var version = new ToolVersion(1_0002_0003, PrereleaseClass.Release);
        var subjects = new PublicSubjects(vocabulary, [version, ToolVersion.Unknown]);

        foreach (var subject in ReportKinds.All.SelectMany(kind => subjects.Of(kind)))
        {
            Assert.IsTrue(IsTaken(subject, vocabulary), $"{subject}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Manifests))]
    public void Every_subject_that_is_taken_is_listed(string name)
    {
        var vocabulary = Vocabulary(name);
        var subjects = new PublicSubjects(vocabulary, []);
        var random = new Random(1);
        var manifest = vocabulary.Manifest;
        long[] codes =
        [
            .. Enumerable.Range(-1, 35),
            .. manifest.Commands.Select(command => command.Code).Order().TakeLast(20).Select(code => (long)code),
            .. manifest.Commands.SelectMany(command => command.Options).Select(option => option.Code).Order().TakeLast(20).Select(code => (long)code),
            .. manifest.Reserved.Commands, .. manifest.Reserved.Options, .. manifest.Reserved.Values,
            .. Enumerable.Range(0, 40).Select(_ => random.NextInt64(2_000)),
        ];

        foreach (var kind in ReportKinds.All.Where(kind => kind != ReportKind.Version))
        {
            var listed = subjects.Of(kind).ToHashSet();

            Assert.AreEqual(listed.Count, subjects.Of(kind).Length, "Each once.");
            Assert.AreEqual(listed.Count, subjects.Count(kind));
            foreach (var subject in from a in codes.Distinct() from b in codes.Distinct() select new Subject(kind, a, b))
            {
                Assert.AreEqual(IsTaken(subject, vocabulary), listed.Contains(subject), $"{subject}");
            }
        }
    }

    [TestMethod]
    public void There_is_no_end_of_versions() => Assert.IsNull(new PublicSubjects(Vocabulary("git.json"), []).Count(ReportKind.Version));

    private static bool IsTaken(Subject subject, Vocabulary vocabulary)
    {
        var length = subject.Kind == ReportKind.Activity ? WindowLength.Day : vocabulary.Manifest.Window;
        return !ReportValidator.Validate(new Report(1, Window.Containing(Some.Today.PlusDays(-9), length), subject, 1), vocabulary, Some.Today)
            .Contains(RefusalReason.UnknownCode);
    }

    private static Vocabulary Vocabulary(string name)
    {
        var manifest = name == "reserved"
            ? Some.Manifest(Some.Git.Replace("\"commands\":[", "\"reserved\":{\"commands\":[7],\"options\":[8,9],\"values\":[5]},\"commands\":["))
            : ManifestReader.Read(File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", name))).Manifest!;
        return new Vocabulary(manifest with { Collects = ReportKinds.All });
    }
}
