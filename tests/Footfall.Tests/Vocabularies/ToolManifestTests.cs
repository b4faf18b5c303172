using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class ToolManifestTests : IDisposable
{
    private readonly TemporaryHome home = new();

    private ManifestCatalog Catalog => new(home.State);

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void An_outline_is_the_same_out_of_the_manifest_and_out_of_its_compiled_vocabulary(string name)
    {
        var manifest = TestManifests.Named(name);

        AssertSame(ManifestOutline.Of(manifest), CompiledVocabulary.Of(manifest).Outline);
    }

    [TestMethod]
    [DataRow(ActivityMode.Exact, WindowLength.Day)]
    [DataRow(ActivityMode.Once, WindowLength.Week)]
    [DataRow(ActivityMode.Once, WindowLength.Day)]
    public void A_compiled_vocabulary_knows_how_activity_and_windows_are_counted(ActivityMode activity, WindowLength window)
    {
        var manifest = Some.Manifest with { Activity = activity, Window = window };

        AssertSame(ManifestOutline.Of(manifest), CompiledVocabulary.Of(manifest).Outline);
    }

    [TestMethod]
    public void Without_a_compiled_vocabulary_the_manifest_is_read()
    {
        home.AddManifest(Some.ManifestText);

        var manifest = Catalog.Open(Some.Tool)!;

        AssertSame(ManifestOutline.Of(Some.Manifest), manifest.Outline);
        Assert.AreEqual(Some.Manifest.Commands.Length, manifest.Vocabulary.Manifest.Commands.Length);
    }

    [TestMethod]
    public void With_one_it_is_not_read_before_somebody_asks_for_its_codes()
    {
        home.AddManifest(Some.ManifestText);
        home.State.Create(Some.Tool);
        home.HideManifest();

        var manifest = Catalog.Open(Some.Tool)!;

        AssertSame(ManifestOutline.Of(Some.Manifest), manifest.Outline);
        Assert.ThrowsExactly<IOException>(() => manifest.Vocabulary);
    }

    [TestMethod]
    public void A_manifest_that_was_changed_since_is_read_again()
    {
        home.AddManifest(Some.ManifestText);
        home.State.Create(Some.Tool);
        Assert.IsTrue(new VocabularyFile(home.State).TryWrite(Some.Manifest, VocabularySource.Of(home.State, Some.Tool)));
        home.AddManifest(Some.ManifestText.Replace("\"revision\": 3", "\"window\": \"day\", \"revision\": 3", StringComparison.Ordinal));

        Assert.AreEqual(WindowLength.Day, Catalog.Open(Some.Tool)!.Outline.Window);
    }

    [TestMethod]
    public void A_tool_without_a_valid_manifest_has_none()
    {
        home.AddManifest("{}");

        Assert.IsNull(Catalog.Open(Some.Tool));
        Assert.IsNull(Catalog.Open(ToolName.Parse("unheard-of")));
    }

    public void Dispose() => home.Dispose();

    private static void AssertSame(ManifestOutline expected, ManifestOutline actual)
    {
        Assert.AreEqual((expected.Activity, expected.Window), (actual.Activity, actual.Window));
        Assert.AreEqual((expected.Terms.Tool, expected.Terms.Endpoint, expected.Terms.Policy), (actual.Terms.Tool, actual.Terms.Endpoint, actual.Terms.Policy));
        CollectionAssert.AreEqual(expected.Terms.Collects, actual.Terms.Collects);
        CollectionAssert.AreEqual(expected.Terms.OptOut.Select(variable => variable.Name).ToArray(), actual.Terms.OptOut.Select(variable => variable.Name).ToArray());
    }
}
