using Footfall.Protocol;

namespace Footfall;

/// <summary>Reads and writes the answers. One file a tool, replaced as a whole.</summary>
internal sealed class ConsentStore(StateDirectory home)
{
    /// <summary>What stands on disk. Never throws: trouble of any kind reads as damaged.</summary>
    public ConsentReading Read(ToolName tool)
    {
        var reading = ReadText(tool);
        return reading.Record is null || ConsentFormat.TryRead(reading.Bytes.Span, out _) ? reading : ConsentReading.Damaged;
    }

    /// <summary>The same, but its addresses and its day are texts that nobody looked at (<see cref="ConsentFormat.TryReadText"/>).</summary>
    public ConsentReading ReadText(ToolName tool) =>
        !TryReadBytes(tool, out var bytes, out var stamp) ? ConsentReading.Damaged
        : bytes is null ? ConsentReading.Missing
        : ConsentFormat.TryReadText(bytes, out var record) && record.Tool == tool ? new ConsentReading(record, IsDamaged: false, stamp) { Bytes = bytes }
        : ConsentReading.Damaged;

    /// <summary>Whether this very answer still stands, not one that says the same.</summary>
    public bool Has(ToolName tool, ConsentReading answer) =>
        answer.Record is not null && TryReadBytes(tool, out var bytes, out var stamp) && bytes is not null
        && stamp == answer.Stamp && bytes.AsSpan().SequenceEqual(answer.Bytes.Span);

    /// <summary>Remembers an answer; for yes and local, makes the directories that a run appends to.</summary>
    /// <exception cref="IOException">The answer could not be written. What was there before still stands.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Write(ConsentRecord record)
    {
        PrivateFiles.CreateDirectory(home.ConsentDirectory);
        if (record.Answer != ConsentAnswer.No)
        {
            home.Create(record.Tool);
        }

        PrivateFiles.Replace(home.Consent(record.Tool), ConsentFormat.Write(record));

        // No power cut may bring back a yes that was taken back.
        PrivateFiles.SyncDirectoryOf(home.Consent(record.Tool));
    }

    private bool TryReadBytes(ToolName tool, out byte[]? bytes, out long stamp)
    {
        bytes = null;
        stamp = 0;
        try
        {
            var path = home.Consent(tool);
            bytes = PrivateFiles.ReadSmall(path, ConsentFormat.LargestFile);
            stamp = bytes is null ? 0
                : OperatingSystem.IsWindows() ? File.GetLastWriteTimeUtc(path).Ticks
                : FileStatus.Of(path)?.Changed ?? 0;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}
