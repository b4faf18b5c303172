namespace Footfall;

/// <summary>What <c>telemetry doctor</c> can find (<c>spec/wrapping.md</c>, section 6), in the order of its page.</summary>
internal enum FindingKind
{
    /// <summary>No directory can be told.</summary>
    NoPlace,

    /// <summary>There is no directory yet, and one could be made. Detail: its path.</summary>
    NothingYet,

    /// <summary>The directory is the owner's alone and can be written. Detail: its path.</summary>
    PlaceReady,

    /// <summary>A file stands in the directory's place. Detail: its path.</summary>
    PlaceIsFile,

    /// <summary>Others may look into it. Detail: the directory.</summary>
    PlaceIsOpen,

    /// <summary>It cannot be written. Detail: the directory.</summary>
    PlaceIsLocked,

    /// <summary>A link, or no file or directory, where one of ours would be. Detail: its path.</summary>
    PlaceIsTaken,

    /// <summary>The file that background work locks cannot be locked. Detail: its path.</summary>
    LockUnusable,

    /// <summary>This shell is marked as started by a wrapped tool.</summary>
    Nested,

    NothingWrapped,

    /// <summary>The directory of shims stands on PATH once. Detail: its path.</summary>
    ShimsOnPath,

    ShimsNotOnPath,

    ShimsTwice,

    /// <summary>Something in the directory of shims that can be none. Detail: its path.</summary>
    Stranger,

    /// <summary>A shim that works. Detail: the real tool.</summary>
    Wrapped,

    ShimDangling,

    /// <summary>Detail: what it points to.</summary>
    ShimOfAnother,

    /// <summary>No link. Detail: its path.</summary>
    ShimForeign,

    /// <summary>The real tool is met first. Detail: the real tool.</summary>
    ShimBehind,

    ToolMissing,

    /// <summary>Detail: the file.</summary>
    ToolNotExecutable,

    /// <summary>What stands for the tool is a script that calls it through <c>telemetry run</c>, which finds the script. Detail: the script.</summary>
    ToolLoops,

    ManifestMissing,

    /// <summary>Detail: the first mistake.</summary>
    ManifestInvalid,

    AnswerUnreadable,

    /// <summary>A tool is not counted here, by a rule that is as it should be.</summary>
    Off,

    /// <summary>What is kept of the tool can be read, and written further. Detail: its directory.</summary>
    KeptReady,

    /// <summary>Background work will set it aside. Detail: the reason.</summary>
    CacheDamaged,

    CacheNewer,

    /// <summary>Detail: the reason.</summary>
    CacheUnusable,

    /// <summary>The place of a counted tool's journal is missing or cannot be written. Detail: the directory.</summary>
    JournalUnusable,

    /// <summary>Records were passed over, or a cache was set aside, at some time. Detail: how many.</summary>
    DamagePassedOver,

    /// <summary>The tool was used days after background work last ran. Detail: when that was.</summary>
    WorkOverdue,
}
