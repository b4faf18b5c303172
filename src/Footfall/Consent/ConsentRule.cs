namespace Footfall;

/// <summary>The rule that decided. In the order in which they are tried; the first that speaks decides (<c>spec/consent.md</c>, section 2).</summary>
internal enum ConsentRule
{
    /// <summary>No directory for state can be told.</summary>
    NoHome,

    /// <summary>The tool's manifest is missing or not valid.</summary>
    BadManifest,

    /// <summary>A system policy file says off, or cannot be read.</summary>
    SystemPolicy,

    /// <summary><c>FOOTFALL_TELEMETRY</c> says off, or something that is not understood.</summary>
    FootfallVariable,

    /// <summary><c>DO_NOT_TRACK</c> is set.</summary>
    DoNotTrack,

    /// <summary>The tool's own opt-out variable is set.</summary>
    ToolVariable,

    /// <summary>This is a build machine.</summary>
    ContinuousIntegration,

    /// <summary>The answer cannot be read.</summary>
    Unreadable,

    /// <summary>Nobody has been asked yet.</summary>
    NotAsked,

    /// <summary>The endpoint or the policy is another one than was agreed to.</summary>
    TermsChanged,

    /// <summary>The answer was no.</summary>
    AnsweredNo,

    /// <summary>The answer was local only.</summary>
    AnsweredLocal,

    /// <summary>The answer was yes.</summary>
    AnsweredYes,
}
