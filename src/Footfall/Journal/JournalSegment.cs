using Footfall.Protocol;
using NodaTime;
using NodaTime.Text;

namespace Footfall;

/// <summary>One UTC day's file of invocations.</summary>
internal sealed record JournalSegment(LocalDate Day, string Path) : IJournalSegment
{
    /// <summary>All segments of a tool together hold no more bytes than this: three full days.</summary>
    public const long LargestJournal = 3 * JournalWriter.LargestSegment;

    private const int LargestChunk = 1024 * 1024;

    // Room for any record, so that each reading gets on.
    private const int SmallestChunk = 2 * JournalRecord.LongestRecord;

    // The years that have windows.
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

    /// <summary>The bytes of the file now; 0 where something is that is not a file.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    public long Length
    {
        get
        {
            using var file = PrivateFiles.OpenRegular(Path, out _);
            return file?.Length ?? 0;
        }
    }

    /// <summary>The segments of a tool, the oldest first. Files with other names are not ours and are left alone.</summary>
    /// <exception cref="IOException">A link or a file stands in the place of a directory of ours: what was read there before is not gone.</exception>
    public static IReadOnlyList<JournalSegment> Of(StateDirectory home, ToolName tool)
    {
        home.Require(tool);
        var directory = home.Journal(tool);
        if (!OwnPlace.IsThere(directory))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(directory)
                .Select(path => (Path: path, Day: LocalDatePattern.Iso.Parse(System.IO.Path.GetFileName(path))))
                .Where(entry => entry.Day is { Success: true, Value.Year: >= FirstYear and <= LastYear })
                .Select(entry => new JournalSegment(entry.Day.Value, entry.Path))
                .OrderBy(segment => segment.Day),
        ];
    }

    /// <summary>
    /// Deletes the oldest segments of a tool where all of them are more than <see cref="LargestJournal"/> bytes: nothing was folded for a long time,
    /// since a newer Footfall wrote the cache or it cannot be written.
    /// </summary>
    /// <exception cref="IOException">A segment could not be looked at or deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Trim(StateDirectory home, ToolName tool)
    {
        var room = LargestJournal;
        foreach (var segment in Of(home, tool).Reverse())
        {
            room -= segment.Length;
            if (room < 0)
            {
                segment.Delete();
            }
        }
    }

    /// <summary>
    /// Reads the records from an offset on. A damaged stretch is passed over where a record follows it; at the end of the file it may be a
    /// record that is still being written, and is left for the next time unless the segment is <paramref name="closed"/>.
    /// </summary>
    /// <param name="offset">Where to begin.</param>
    /// <param name="closed">Whether nobody appends any more.</param>
    /// <param name="record">Takes each.</param>
    /// <param name="most">Bytes after which it may end, between two records.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    public SegmentReading Read(long offset, bool closed, Action<Invocation> record, long most = long.MaxValue)
    {
        using var file = PrivateFiles.OpenRegular(Path, out var isOther);
        if (file is null)
        {
            // A link or a FIFO was never written by us, so there is nothing in it that could be lost.
            return isOther ? new SegmentReading(offset, Damaged: 0) : throw new FileNotFoundException("The segment is gone.", Path);
        }

        if (offset > file.Length)
        {
            // Shorter than what was folded: somebody cut it. Nothing new can be told from old, so nothing of it is counted again.
            return new SegmentReading(file.Length, Damaged: 1);
        }

        file.Position = offset;
        var buffer = new byte[Math.Clamp(file.Length - offset + 1, SmallestChunk, LargestChunk)];
        var begin = offset;
        var damaged = 0;
        var inDamage = false;
        while (true)
        {
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var atEnd = length < buffer.Length;
            var position = 0;
            var wholeUpTo = 0;
            while (position < length)
            {
                if (JournalRecord.TryRead(buffer.AsSpan(position, length - position), out var invocation, out var size))
                {
                    damaged += inDamage ? 1 : 0;
                    inDamage = false;
                    record(invocation);
                    position += size;
                    wholeUpTo = position;
                }
                else if (!atEnd && length - position < JournalRecord.LongestRecord)
                {
                    break;
                }
                else
                {
                    inDamage = true;
                    position++;
                }
            }

            if (!atEnd)
            {
                offset += position;
                file.Position = offset;
                if (!inDamage && offset - begin >= most)
                {
                    return new SegmentReading(offset, damaged, IsPart: true);
                }
            }
            else if (inDamage && closed)
            {
                return new SegmentReading(offset + length, damaged + 1);
            }
            else
            {
                return new SegmentReading(offset + wholeUpTo, damaged);
            }
        }
    }

    public void Delete()
    {
        File.Delete(Path);

        // Before anybody forgets how far it was counted: a power cut would bring it back.
        PrivateFiles.SyncDirectoryOf(Path);
    }
}
