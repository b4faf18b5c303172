using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>A drafted manifest, and what a person should know of how it came to be.</summary>
/// <param name="Manifest">The manifest, valid.</param>
/// <param name="Changed">Whether it differs from the one before; true where there was none.</param>
/// <param name="NewCommands">Paths that the manifest before did not have.</param>
/// <param name="NewOptions">Options that it did not have, each behind its command's path.</param>
/// <param name="Vanished">What the manifest has and the help does not show; it stays.</param>
/// <param name="Hints">What a person should look at.</param>
internal sealed record DraftResult(
    Manifest Manifest,
    bool Changed,
    ImmutableArray<string> NewCommands,
    ImmutableArray<string> NewOptions,
    ImmutableArray<string> Vanished,
    ImmutableArray<string> Hints);
