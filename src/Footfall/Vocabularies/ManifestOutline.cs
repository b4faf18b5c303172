using Footfall.Protocol;

namespace Footfall;

/// <summary>What of a manifest is about the tool as a whole: enough to decide, to add up and to show how things stand.</summary>
internal sealed record ManifestOutline(Terms Terms, ActivityMode Activity, WindowLength Window)
{
    public static ManifestOutline Of(Manifest manifest) => new(Terms.Of(manifest), manifest.Activity, manifest.Window);
}
