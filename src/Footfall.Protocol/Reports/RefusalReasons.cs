namespace Footfall.Protocol;

/// <summary>The names and explanations of <see cref="RefusalReason"/>.</summary>
public static class RefusalReasons
{
    /// <summary>The name on the wire, such as <c>unknown-code</c>.</summary>
    public static string Name(RefusalReason reason) => reason switch
    {
        RefusalReason.NotCanonical => "not-canonical",
        RefusalReason.UnknownSchema => "unknown-schema",
        RefusalReason.UnknownRevision => "unknown-revision",
        RefusalReason.BadWindow => "bad-window",
        RefusalReason.WindowNotEnded => "window-not-ended",
        RefusalReason.UnknownKind => "unknown-kind",
        RefusalReason.UnknownCode => "unknown-code",
        RefusalReason.BadCount => "bad-count",
        RefusalReason.BadNonce => "bad-nonce",
        RefusalReason.BadContentType => "bad-content-type",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    /// <summary>One sentence for people.</summary>
    public static string Explain(RefusalReason reason) => reason switch
    {
        RefusalReason.NotCanonical => $"The body is not the canonical form of a report: {ReportFormat.Size} bytes of JSON as spec/report.md says.",
        RefusalReason.UnknownSchema => "The schema version is not 1.",
        RefusalReason.UnknownRevision => "The manifest revision is newer than the one known here, or below 1.",
        RefusalReason.BadWindow => "The window is not a day or an ISO week of the length that this tool and kind use.",
        RefusalReason.WindowNotEnded => "The window has not ended yet.",
        RefusalReason.UnknownKind => "The kind is not one that this tool collects.",
        RefusalReason.UnknownCode => "A code is not in the tool's vocabulary, or the two do not belong together.",
        RefusalReason.BadCount => "The count is not a power of two within the cap, or not 1 where only presence is counted.",
        RefusalReason.BadNonce => "The Idempotency-Key header must be a quoted string of 32 lower-case hexadecimal digits.",
        RefusalReason.BadContentType => "The content type must be application/json.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    /// <summary>Reads a name that came from the wire.</summary>
    public static bool TryParse(string? name, out RefusalReason reason)
    {
        foreach (var candidate in Enum.GetValues<RefusalReason>())
        {
            if (Name(candidate) == name)
            {
                reason = candidate;
                return true;
            }
        }

        reason = default;
        return false;
    }
}
