using System.Diagnostics.CodeAnalysis;

namespace Footfall.Protocol;

/// <summary>What reading a manifest gave: the manifest, or everything that is wrong with the file.</summary>
public sealed class ManifestReading
{
    internal ManifestReading(Manifest? manifest, IReadOnlyList<ManifestError> errors)
    {
        Manifest = manifest;
        Errors = errors;
    }

    /// <summary>A file that could not be read at all.</summary>
    public static ManifestReading Failed(string message) => new(null, [new ManifestError("", message)]);

    /// <summary>The manifest; null when there are errors.</summary>
    public Manifest? Manifest { get; }

    /// <summary>In the order of the file. Empty when the manifest is good.</summary>
    public IReadOnlyList<ManifestError> Errors { get; }

    /// <summary>Whether the file is a manifest.</summary>
    [MemberNotNullWhen(true, nameof(Manifest))]
    public bool IsValid => Manifest is not null;
}
