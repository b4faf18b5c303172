using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>Codes whose meaning is gone and that are never given to another one: published figures and late reports still hold them.</summary>
public sealed record ReservedCodes
{
    /// <summary>Codes of commands, 1 to 99,999.</summary>
    public ImmutableArray<int> Commands { get; init; } = [];

    /// <summary>Codes of options, 1 to 99,999.</summary>
    public ImmutableArray<int> Options { get; init; } = [];

    /// <summary>Codes of values, 1 to 99,999.</summary>
    public ImmutableArray<int> Values { get; init; } = [];
}
