using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// What is remembered of the added manifest out of which a vocabulary was compiled, to see whether it is still the same. Taken before the
/// manifest is read, so that a change in between is seen.
/// </summary>
/// <param name="Size">In bytes; -1 where none is added, and the shipped one counts.</param>
/// <param name="Changed">When its content changed last: nanoseconds since 1970.</param>
internal readonly record struct VocabularySource(long Size, long Changed)
{
    /// <summary>No manifest is added.</summary>
    public static VocabularySource Shipped => new(-1, 0);

    // It cannot be told what is there: no vocabulary was compiled out of that.
    private static VocabularySource Unknown => new(-2, 0);

    /// <summary>What is there now. Whatever stands in the manifest's place is something added, also a link.</summary>
    public static VocabularySource Of(StateDirectory home, ToolName tool)
    {
        var path = home.Manifest(tool);
        if (!OperatingSystem.IsWindows())
        {
            return FileStatus.OfEntry(path) is { } status ? new VocabularySource(status.Size, status.Changed)
                : OwnPlace.LooksGone() ? Shipped
                : Unknown;
        }

        var file = new FileInfo(path);
        return file.Exists ? new VocabularySource(file.Length, file.LastWriteTimeUtc.Ticks) : Shipped;
    }
}
