namespace Footfall.Protocol;

/// <summary>
/// Why a report is not taken. Each has a name on the wire (<see cref="RefusalReasons.Name"/>) and stands in <c>spec/report.md</c>, section 6.
/// </summary>
public enum RefusalReason
{
    /// <summary>Not the canonical form: another size, other properties, another order, another spelling of a number.</summary>
    NotCanonical,

    /// <summary>A schema version that this side does not know.</summary>
    UnknownSchema,

    /// <summary>The manifest revision is not between 1 and the known one.</summary>
    UnknownRevision,

    /// <summary>Not a day or week, or of the wrong length for the tool and kind.</summary>
    BadWindow,

    /// <summary>The window has not ended yet.</summary>
    WindowNotEnded,

    /// <summary>Not a kind, or one that the tool does not collect.</summary>
    UnknownKind,

    /// <summary>A code that is not in the vocabulary, or two that do not belong together.</summary>
    UnknownCode,

    /// <summary>Not a power of two, above the cap, or not 1 for presence.</summary>
    BadCount,

    /// <summary>The <c>Idempotency-Key</c> header is missing or is not a nonce.</summary>
    BadNonce,

    /// <summary>The content type is not <c>application/json</c>.</summary>
    BadContentType,
}
