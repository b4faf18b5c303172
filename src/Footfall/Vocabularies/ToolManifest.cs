using Footfall.Protocol;

namespace Footfall;

/// <summary>The manifest of a tool. Its outline is known; its codes may be read only when somebody asks for them first, because that takes longest.</summary>
internal sealed class ToolManifest
{
    private readonly Lazy<Vocabulary> vocabulary;

    private ToolManifest(ManifestOutline outline, Lazy<Vocabulary> vocabulary)
    {
        Outline = outline;
        this.vocabulary = vocabulary;
    }

    public ToolName Tool => Outline.Terms.Tool;

    public ManifestOutline Outline { get; }

    /// <summary>What all codes mean.</summary>
    /// <exception cref="IOException">The manifest was there a moment ago, and is not any more or is not valid any more.</exception>
    public Vocabulary Vocabulary => vocabulary.Value;

    public static ToolManifest Of(Manifest manifest) => new(ManifestOutline.Of(manifest), new Lazy<Vocabulary>(() => new Vocabulary(manifest)));

    /// <summary>A manifest of which only the outline was read.</summary>
    public static ToolManifest Of(ManifestOutline outline, ManifestCatalog catalog) => new(outline, new Lazy<Vocabulary>(() =>
        catalog.Find(outline.Terms.Tool)?.Manifest is { } manifest
            ? new Vocabulary(manifest)
            : throw new IOException($"The manifest of {outline.Terms.Tool} has just gone.")));
}
