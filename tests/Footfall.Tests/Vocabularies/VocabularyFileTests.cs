using System.Text;
using System.Text.RegularExpressions;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class VocabularyFileTests : IDisposable
{
    private readonly TemporaryHome home = new();

    private VocabularyFile Vocabularies => new(home.State);

    public void Dispose() => home.Dispose();

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void A_file_reads_command_lines_as_memory_does(string name)
    {
        var manifest = TestManifests.Named(name);
        var words = CommandLinePairMaker.Words(manifest);
        var memory = CompiledVocabulary.Of(manifest);
        Write(manifest);
        for (var seed = 0; seed < 300; seed++)
        {
            var argv = CommandLinePairMaker.Make(manifest, words, seed).Arguments;
            using var file = Vocabularies.Open(manifest.Tool).Vocabulary!;

            var (fromFile, fromMemory) = (CommandLineEncoder.Encode(file, argv), CommandLineEncoder.Encode(memory, argv));

            Assert.AreEqual(Seen.Of(fromMemory), Seen.Of(fromFile), $"seed {seed}: {string.Join(' ', argv)}");
        }
    }

    [TestMethod]
    public void One_open_file_serves_many_command_lines()
    {
        var manifest = TestManifests.Named("docker");
        var words = CommandLinePairMaker.Words(manifest);
        var memory = CompiledVocabulary.Of(manifest);
        Write(manifest);
        using var file = Vocabularies.Open(manifest.Tool).Vocabulary!;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var argv = CommandLinePairMaker.Make(manifest, words, seed).Arguments;

            Assert.AreEqual(Seen.Of(CommandLineEncoder.Encode(memory, argv)), Seen.Of(CommandLineEncoder.Encode(file, argv)), $"seed {seed}: {string.Join(' ', argv)}");
        }
    }

    [TestMethod]
    public void It_knows_what_the_gate_asks_for()
    {
        Write(Some.Manifest);

        using var vocabulary = Vocabularies.Open(Some.Tool).Vocabulary!;

        var (expected, terms) = (Terms.Of(Some.Manifest), vocabulary.Terms);
        Assert.AreEqual(Some.Manifest.Revision, vocabulary.Revision);
        Assert.AreEqual(Some.Manifest.Parsing, vocabulary.Rules);
        Assert.AreEqual((expected.Tool, expected.Endpoint, expected.Policy), (terms.Tool, terms.Endpoint, terms.Policy));
        CollectionAssert.AreEqual(expected.Collects, terms.Collects);
        Assert.AreEqual("DEMO_NO_TELEMETRY() DEMO_TELEMETRY(off no)", string.Join(' ', terms.OptOut.Select(variable => $"{variable.Name}({string.Join(' ', variable.Values)})")));
    }

    [TestMethod]
    public void A_publisher_without_a_policy_has_none()
    {
        Write(Some.Manifest with { Publisher = Some.Manifest.Publisher with { Policy = null } });

        using var vocabulary = Vocabularies.Open(Some.Tool).Vocabulary!;

        Assert.IsNull(vocabulary.Terms.Policy);
    }

    [TestMethod]
    public void Header_and_commands_may_be_longer_than_what_is_read_at_once()
    {
        var many = Enumerable.Range(0, 20).Select(i => new OptOutVariable($"V{i}", [.. Enumerable.Range(0, 20).Select(j => new string('x', 100) + j)]));
        var options = Enumerable.Range(1, 2_000).Select(code => new OptionEntry { Code = code, Names = [$"--option-{code}"], Inherited = true });
        var manifest = Some.Manifest with
        {
            OptOut = [.. many],
            Commands = [new CommandEntry { Code = 1, Path = "", Options = [.. options] }, new CommandEntry { Code = 2, Path = "sub", Options = [.. options.Select(option => option with { Code = option.Code + 2_000, Names = [$"--own-{option.Code}"] })] }],
        };
        Write(manifest);

        using var vocabulary = Vocabularies.Open(Some.Tool).Vocabulary!;

        Assert.AreEqual("V19", vocabulary.Terms.OptOut[^1].Name);
        Assert.AreEqual(new EncodedCommandLine(2, [2_000, 4_000], [], CountClass.None), CommandLineEncoder.Encode(vocabulary, ["sub", "--option-2000", "--own-2000"])!.Value.Encoded);
    }

    [TestMethod]
    public void It_is_its_owners_alone_and_holds_no_text_but_the_manifests()
    {
        Write(Some.Manifest);

        var path = home.State.Vocabulary(Some.Tool);
        var words = Regex.Matches(Encoding.Unicode.GetString(File.ReadAllBytes(path)), "[ -~]{4,}")
            .Select(match => match.Value).ToList();
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, TemporaryHome.ModeOf(path));
        }

        Assert.IsNotEmpty(words);
        foreach (var word in words)
        {
            // Texts lie one behind the other.
            var rest = ManifestTexts().OrderByDescending(text => text.Length).Aggregate(word, (rest, text) => rest.Replace(text, "", StringComparison.Ordinal));
            Assert.AreEqual("", rest, word);
        }
    }

    [TestMethod]
    public void Nothing_is_written_where_the_tools_directory_is_gone()
    {
        Assert.IsFalse(Vocabularies.TryWrite(Some.Manifest, VocabularySource.Shipped));
        Assert.IsEmpty(home.Entries);
    }

    /// <summary>Many commands that start at once compile the same. Whoever gave up because another was writing would not be counted.</summary>
    [TestMethod]
    public void What_another_process_is_writing_is_waited_for_and_not_written_again()
    {
        Write(Some.Manifest);
        var path = home.State.Vocabulary(Some.Tool);
        var written = File.ReadAllBytes(path);
        File.Delete(path);
        Task<bool> writing;
        using (KernelLock.TakeDirectoryOf(path, TimeSpan.Zero, out _))
        {
            writing = Task.Run(() => Vocabularies.TryWrite(Some.Manifest, VocabularySource.Of(home.State, Some.Tool)));
            Assert.IsFalse(writing.Wait(TimeSpan.FromMilliseconds(100)));
            File.WriteAllBytes(path, written);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        Assert.IsTrue(writing.Result);
        Assert.AreEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [TestMethod]
    public void What_is_discarded_is_gone_and_discarding_nothing_is_no_error()
    {
        Vocabularies.Discard(Some.Tool);
        Write(Some.Manifest);

        Vocabularies.Discard(Some.Tool);

        Assert.IsFalse(File.Exists(home.State.Vocabulary(Some.Tool)));
        Assert.IsFalse(Vocabularies.Open(Some.Tool).IsDamaged);
    }

    private void Write(Manifest manifest)
    {
        home.State.Create(manifest.Tool);
        Assert.IsTrue(Vocabularies.TryWrite(manifest, VocabularySource.Of(home.State, manifest.Tool)));
    }

    private static IEnumerable<string> ManifestTexts() =>
        Regex.Matches(Some.ManifestText, "\"([^\"]*)\"").Select(match => match.Groups[1].Value).Where(text => text.Length > 0).Append("=");
}
