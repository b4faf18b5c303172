namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>A file on a disk: the bytes that were synced, and what was done to it since.</summary>
internal sealed class StoredFile(byte[] content, DateTime? changed)
{
    private readonly List<(long Offset, byte[]? Bytes)> since = [];
    private byte[] synced = content;
    private byte[] now = content;

    public bool IsDirectory { get; private init; }

    /// <summary>The directory that it is in: another of the same name, made after that was removed, does not have it.</summary>
    public StoredFile? Parent { get; set; }

    public static StoredFile OfDirectory() => new([], null) { IsDirectory = true };

    /// <summary>Writes at an offset; −1: at the end.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        var at = offset < 0 ? now.Length : offset;
        since.Add((at, bytes.ToArray()));
        now = Written(now, at, bytes);
    }

    public void Cut(long length)
    {
        since.Add((length, null));
        now = Sized(now, length);
    }

    public void Sync()
    {
        synced = now;
        since.Clear();
    }

    /// <summary>Stores what is left of it: of each write any sectors, and each change of its length or not.</summary>
    public void Store(string path, int sector, Func<bool> keep)
    {
        if (IsDirectory)
        {
            Directory.CreateDirectory(path);
            return;
        }

        var bytes = synced;
        foreach (var (offset, written) in since)
        {
            if (written is null)
            {
                bytes = keep() ? Sized(bytes, offset) : bytes;
                continue;
            }

            for (var start = 0; start < written.Length;)
            {
                var length = (int)Math.Min(sector - ((offset + start) % sector), written.Length - start);
                bytes = keep() ? Written(bytes, offset + start, written.AsSpan(start, length)) : bytes;
                start += length;
            }
        }

        File.WriteAllBytes(path, bytes);
        if (changed is { } time)
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }

    private static byte[] Written(byte[] before, long offset, ReadOnlySpan<byte> bytes)
    {
        var after = Sized(before, Math.Max(before.Length, offset + bytes.Length));
        bytes.CopyTo(after.AsSpan((int)offset));
        return after;
    }

    private static byte[] Sized(byte[] before, long length)
    {
        var after = new byte[length];
        before.AsSpan(0, (int)Math.Min(length, before.Length)).CopyTo(after);
        return after;
    }
}
