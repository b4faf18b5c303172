using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// What a disk may hold after the power was cut: all that was synced, and of the rest any part. Of the bytes that were written to a file since
/// its last sync any sectors are there; of the names that were made, moved and removed in a directory since its last sync any are as they were
/// left, each by itself. That is more than any file system that we know loses.
/// </summary>
internal sealed class CrashState
{
    private const int Sector = 512;
    private const int Creates = 0x40;
    private const int Cuts = 0x200;
    private readonly string root;
    private readonly Dictionary<string, StoredFile?> now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFile?> synced;
    private readonly Dictionary<string, List<StoredFile?>> pending = new(StringComparer.Ordinal);

    /// <summary>Begins with what lies below a directory, all of it synced.</summary>
    public CrashState(string root)
    {
        this.root = root;
        foreach (var directory in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories))
        {
            now[directory] = StoredFile.OfDirectory();
        }

        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            now[file] = new StoredFile(File.ReadAllBytes(file), File.GetLastWriteTimeUtc(file));
        }

        foreach (var (path, file) in now)
        {
            file!.Parent = now.GetValueOrDefault(Path.GetDirectoryName(path)!);
        }

        synced = new(now, StringComparer.Ordinal);
    }

    /// <summary>Does what a call did.</summary>
    public void Apply(TracedCall call)
    {
        if (call.Subject != CallSubject.File || call.Result is null or < 0)
        {
            return;
        }

        switch (call.Name)
        {
            case "openat" or "open" when (call.Flags & Creates) != 0 && !call.Existed:
                Put(call.Path, new StoredFile([], null));
                break;
            case "openat" or "open" when (call.Flags & Cuts) != 0:
                now[call.Path]!.Cut(0);
                break;
            case "write" or "pwrite64":
                now[Known(call.Path)]!.Write(call.Data.AsSpan(0, (int)call.Result), call.Offset);
                break;
            case "ftruncate" or "truncate":
                now[call.Path]!.Cut(call.Offset);
                break;
            case "mkdir":
                Put(call.Path, StoredFile.OfDirectory());
                break;
            case "unlink" or "rmdir":
                Put(call.Path, null);
                break;
            case "rename":
                Put(call.Target, now[call.Path]);
                Put(call.Path, null);
                break;
            case "fsync" or "fdatasync" when now.GetValueOrDefault(call.Path) is { IsDirectory: false } file:
                file.Sync();
                break;
            case "fsync" or "fdatasync":
                SyncNames(call.Path);
                break;
            case "writev" or "pwritev" or "fallocate" or "link":
                throw new NotSupportedException(call.Name);
        }
    }

    /// <summary>Lays one of the states out in a directory.</summary>
    /// <param name="to">The directory, which does not exist.</param>
    /// <param name="keep">Asked for each sector and each name that was not synced: whether it is as it was left.</param>
    public void Write(string to, Func<bool> keep)
    {
        var names = new Dictionary<string, StoredFile?>(synced, StringComparer.Ordinal);
        foreach (var (path, changes) in pending)
        {
            foreach (var change in changes.Where(_ => keep()))
            {
                names[path] = change;
            }
        }

        Directory.CreateDirectory(to);
        foreach (var (path, file) in names.Where(entry => entry.Value is not null).OrderBy(entry => entry.Key.Length))
        {
            var target = to + path[root.Length..];
            if (file!.Parent == names.GetValueOrDefault(Path.GetDirectoryName(path)!) && Directory.Exists(Path.GetDirectoryName(target)))
            {
                file.Store(target, Sector, keep);
            }
        }
    }

    private string Known(string path) =>
        now.ContainsKey(path) ? path : throw new InvalidDataException($"{path} was never made.");

    private void Put(string path, StoredFile? file)
    {
        now[path] = file;
        file?.Parent = now.GetValueOrDefault(Path.GetDirectoryName(path)!);
        if (!pending.TryGetValue(path, out var changes))
        {
            pending[path] = changes = [];
        }

        changes.Add(file);
    }

    private void SyncNames(string directory)
    {
        foreach (var path in pending.Keys.Where(path => Path.GetDirectoryName(path) == directory).ToList())
        {
            synced[path] = now[path];
            pending.Remove(path);
        }
    }
}
