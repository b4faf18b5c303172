namespace Footfall;

/// <summary>What a search for a tool came to.</summary>
/// <param name="Path">The file to execute, with a slash in it; null when there is none.</param>
/// <param name="Error">Why there is none: the error number that a shell would have met.</param>
internal readonly record struct FoundTool(byte[]? Path, int Error)
{
    public static FoundTool Missing => new(null, Libc.NoSuchFile);

    public static FoundTool NotExecutable => new(null, Libc.AccessDenied);

    public static FoundTool At(byte[] path) => new(path, 0);
}
