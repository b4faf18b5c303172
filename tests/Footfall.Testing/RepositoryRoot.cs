namespace Footfall.Testing;

/// <summary>The checked-out repository that the running tests were built from.</summary>
public static class RepositoryRoot
{
    private const string Landmark = "Agent.sln";

    /// <summary>The absolute path of the folder that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the test program holds it.</exception>
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The absolute path of something in the repository.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Landmark)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Landmark}.");
    }
}
