using System.Runtime.InteropServices;

namespace Footfall.Tests;

/// <summary>When a vocabulary has to be compiled again.</summary>
[TestClass]
public sealed class VocabularyFreshnessTests : IDisposable
{
    private readonly TemporaryHome home = new();

    private VocabularyFile Vocabularies => new(home.State);

    public void Dispose() => home.Dispose();

    [TestMethod]
    public void Where_there_is_none_it_is_stale()
    {
        Assert.AreEqual("stale", Open());

        home.State.Create(Some.Tool);

        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    public void A_manifest_that_is_added_changed_or_removed_makes_it_stale()
    {
        home.State.Create(Some.Tool);
        Write();
        Assert.AreEqual("fresh", Open());

        home.AddManifest(Some.ManifestText);
        Assert.AreEqual("stale", Open());
        Write();
        Assert.AreEqual("fresh", Open());

        home.AddManifest(Some.ManifestText + "\n");
        Assert.AreEqual("stale", Open());
        Write();
        Assert.AreEqual("fresh", Open());

        File.Delete(home.State.Manifest(Some.Tool));
        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    public void A_manifest_of_the_same_size_is_told_by_its_time()
    {
        home.State.Create(Some.Tool);
        home.AddManifest(Some.ManifestText);
        Write();

        File.SetLastWriteTimeUtc(home.State.Manifest(Some.Tool), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    public void A_manifest_that_changes_while_it_is_compiled_makes_it_stale()
    {
        home.State.Create(Some.Tool);
        home.AddManifest(Some.ManifestText);
        var before = VocabularySource.Of(home.State, Some.Tool);
        home.AddManifest(Some.ManifestText + "\n");

        Assert.IsTrue(Vocabularies.TryWrite(Some.Manifest, before));

        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    public void A_link_in_the_manifests_place_makes_it_stale_wherever_it_leads()
    {
        home.State.Create(Some.Tool);
        Write();
        Directory.CreateDirectory(home.State.ManifestDirectory);

        File.CreateSymbolicLink(home.State.Manifest(Some.Tool), Path.Combine(home.Around, "nowhere"));

        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    [DataRow(HeaderLayout.Version)]
    [DataRow(HeaderLayout.Digest)]
    [DataRow(HeaderLayout.Digest + 1)]
    public void Another_form_or_another_release_makes_it_stale_whatever_follows(int number)
    {
        home.State.Create(Some.Tool);
        Write();
        var path = home.State.Vocabulary(Some.Tool);
        var bytes = File.ReadAllBytes(path);
        MemoryMarshal.Cast<byte, int>(bytes.AsSpan())[number] ^= 2;
        bytes.AsSpan((HeaderLayout.Digest + 2) * sizeof(int)).Clear();

        File.WriteAllBytes(path, bytes);

        Assert.AreEqual("stale", Open());
    }

    [TestMethod]
    public void A_machine_with_the_other_order_of_bytes_finds_it_stale()
    {
        home.State.Create(Some.Tool);
        Write();
        var path = home.State.Vocabulary(Some.Tool);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(0, sizeof(int)).Reverse();

        File.WriteAllBytes(path, bytes);

        Assert.AreEqual("stale", Open());
    }

    private void Write() => Assert.IsTrue(Vocabularies.TryWrite(Some.Manifest, VocabularySource.Of(home.State, Some.Tool)));

    private string Open()
    {
        var reading = Vocabularies.Open(Some.Tool);
        using var vocabulary = reading.Vocabulary;
        return reading.IsFresh ? "fresh" : reading.IsDamaged ? "damaged" : "stale";
    }
}
