using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// Everything there is to see about one tool at one instant. Holds copies; changes nothing. Only what codes mean is read when it is asked for.
/// </summary>
internal sealed record ToolInspection
{
    public required ToolName Tool { get; init; }

    /// <summary>When it was looked at.</summary>
    public required Instant Now { get; init; }

    /// <summary>Null when the manifest cannot be read; <see cref="Trouble"/> says why.</summary>
    public ToolManifest? Manifest { get; init; }

    /// <summary>What the manifest says of the tool as a whole; null as <see cref="Manifest"/>.</summary>
    public ManifestOutline? Outline => Manifest?.Outline;

    /// <summary>What codes mean: read when it is asked for first. Null as <see cref="Manifest"/>.</summary>
    /// <exception cref="IOException">The manifest has just gone.</exception>
    public Vocabulary? Vocabulary => Manifest?.Vocabulary;

    public required ConsentDecision Decision { get; init; }

    /// <summary>The answer that stands on disk, whatever forbids it now.</summary>
    public ConsentRecord? Answer { get; init; }

    public ActivityState Activity { get; init; }

    public ImmutableArray<Cell> Cells { get; init; } = [];

    /// <summary>Reports that wait for their release or a collector.</summary>
    public ImmutableArray<OutboxReport> Waiting { get; init; } = [];

    /// <summary>Reports that a collector refused for good; kept until their deadline.</summary>
    public ImmutableArray<OutboxReport> Refused { get; init; } = [];

    /// <summary>The reports that left, the oldest first. Empty where nobody asked for them.</summary>
    public ImmutableArray<SentReport> Sent { get; init; } = [];

    /// <summary>When the last of them left; null where none is remembered.</summary>
    public Instant? LastSent { get; init; }

    public long TotalSent { get; init; }

    public long TotalDropped { get; init; }

    public long DamagedJournal { get; init; }

    public long DamagedCache { get; init; }

    /// <summary>The file of the answer, readable or not; null when there is none.</summary>
    public string? AnswerFile { get; init; }

    /// <summary>Where the state of the tool lies; null when nothing is kept.</summary>
    public string? Directory { get; init; }

    /// <summary>The bytes of all files in it.</summary>
    public long Size { get; init; }

    /// <summary>What stands in the way of a full answer, in words; null when nothing does.</summary>
    public string? Trouble { get; init; }

    /// <summary>What is kept could not be read: nothing of it is known, which is not the same as none.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The cells that become reports when their windows end.</summary>
    public IEnumerable<Cell> Provisional => Cells.Where(cell => cell.Key.MayBeSent && Decision.Sharing == Sharing.Send && Decision.Kinds.Contains(cell.Key.Subject.Kind));
}
