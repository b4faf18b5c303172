using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>The manifest whose codes a draft keeps.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Schema">Its property <c>$schema</c>, which stays.</param>
/// <param name="Source">Where it is from, in words.</param>
internal sealed record EarlierManifest(Manifest Manifest, string? Schema, string Source);
