using Footfall.Protocol;

namespace Footfall;

/// <summary>Reads and writes the answers. One file a tool, replaced as a whole.</summary>
internal sealed class ConsentStore(StateDirectory home)
{
    /// <summary>What stands on disk. Never throws: trouble of any kind reads as damaged.</summary>
    public ConsentReading Read(ToolName tool)
    {
        try
        {
            var path = home.Consent(tool);
            if (PrivateFiles.ReadSmall(path, ConsentFormat.LargestFile) is not { } bytes)
            {
                return ConsentReading.Missing;
            }

            return ConsentFormat.TryRead(bytes, out var record) && record.Tool == tool
                ? new ConsentReading(record, IsDamaged: false, File.GetLastWriteTimeUtc(path).Ticks)
                : ConsentReading.Damaged;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return ConsentReading.Damaged;
        }
    }

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
    }
}
