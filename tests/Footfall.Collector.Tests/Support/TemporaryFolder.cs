namespace Footfall.Collector.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("footfall-collector-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The bytes of every file, or of those in one folder, by name.</summary>
    public Dictionary<string, byte[]> Files(string under = "") => Directory
        .EnumerateFiles(this[under], "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, Read, StringComparer.Ordinal);

    public bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Files().Values)
        {
            if (file.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // SQLite may remove its log between the listing and the reading.
    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
