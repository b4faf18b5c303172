namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>Copies directories.</summary>
internal static class Trees
{
    /// <summary>Copies a directory with the modes and the times of its files.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to, File.GetUnixFileMode(from));
        foreach (var directory in Directory.EnumerateDirectories(from))
        {
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
