using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>What the command line says (<c>spec/collector.md</c>, section 1).</summary>
internal sealed record Settings
{
    /// <summary>Where to listen. Default: port 8474 of this machine only.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8474"];

    /// <summary>The database file. Default: <c>collector.db</c> in the working directory. Made when missing.</summary>
    public string Database { get; init; } = "collector.db";

    /// <summary>The folder of the manifests. Default null: <c>tools</c> beside the executable, which may be missing.</summary>
    public string? Manifests { get; init; }
}
