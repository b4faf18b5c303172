using Footfall.Protocol;
using NodaTime;

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
        OwnPlace.RequireDirectories(home.ConsentDirectory);
        PrivateFiles.CreateDirectory(home.ConsentDirectory);
        if (record.Answer != ConsentAnswer.No)
        {
            home.Create(record.Tool);
        }

        PrivateFiles.Replace(home.Consent(record.Tool), ConsentFormat.Write(record));

        // No power cut may bring back a yes that was taken back.
        PrivateFiles.SyncDirectoryOf(home.Consent(record.Tool));
    }

    /// <summary>Makes the place for what is counted where an answer stands that wants it. The caller holds the lock, under which an opt-out deletes.</summary>
    /// <exception cref="IOException">It could not be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void MakePlace(ToolName tool)
    {
        if (Read(tool).Record is { Answer: not ConsentAnswer.No })
        {
            home.Create(tool);
        }
    }

    /// <summary>
    /// Makes that place anew where it is gone: a person deleted it, or a purge was killed. Never waits and never throws: without it nothing is
    /// counted. An opt-out deletes after its no was written, so that nothing comes back after that.
    /// </summary>
    public void RestorePlace(ToolName tool)
    {
        if (Directory.Exists(home.Journal(tool)))
        {
            return;
        }

        using var held = FlushLock.TryTake(home, Duration.Zero);
        try
        {
            if (held is not null)
            {
                MakePlace(tool);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it is not counted.
        }
    }

    private bool TryReadBytes(ToolName tool, out byte[]? bytes, out long stamp)
    {
        bytes = null;
        stamp = 0;
        try
        {
            OwnPlace.RequireDirectories(home.ConsentDirectory);
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
