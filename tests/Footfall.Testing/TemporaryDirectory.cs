namespace Footfall.Testing;

/// <summary>A new directory that only its owner can read, deleted with all that is in it, also what was made read-only.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private const string Memory = "/dev/shm";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public TemporaryDirectory() => FullPath = Directory.CreateTempSubdirectory("footfall-").FullName;

    private TemporaryDirectory(string path) => FullPath = Directory.CreateDirectory(path, OwnerOnly).FullName;

    /// <summary>The directory.</summary>
    public string FullPath { get; }

    /// <summary>One in memory, where the machine has such a place: nothing waits for a disk there.</summary>
    public static TemporaryDirectory InMemory() =>
        Directory.Exists(Memory) ? new TemporaryDirectory(Path.Combine(Memory, Path.GetRandomFileName())) : new TemporaryDirectory();

    /// <summary>The path of something in it.</summary>
    public string this[params string[] names] => Path.Combine([FullPath, .. names]);

    /// <summary>Writes a file, with the directories above it, and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a file that can be executed and gives its path.</summary>
    public string WriteExecutable(string name, string text)
    {
        var path = Write(name, text);
        File.SetUnixFileMode(path, OwnerOnly);
        return path;
    }

    public void Dispose()
    {
        if (!Directory.Exists(FullPath))
        {
            return;
        }

        MakeWritable(FullPath);
        Directory.Delete(FullPath, recursive: true);
    }

    private static void MakeWritable(string directory)
    {
        File.SetUnixFileMode(directory, OwnerOnly);
        foreach (var inner in new DirectoryInfo(directory).EnumerateDirectories())
        {
            if (inner.LinkTarget is null)
            {
                MakeWritable(inner.FullName);
            }
        }
    }
}
