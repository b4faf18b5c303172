namespace Footfall.Benchmarks;

/// <summary>The programs of this machine that a benchmark calls.</summary>
internal static class Programs
{
    /// <summary>The path of a program that the search path names; null where it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    /// <summary>The path of a program, or a message that says what to install.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Require(string name, string packages) =>
        Find(name) ?? throw new InvalidOperationException($"This part needs {name}. Install: apt-get install --no-install-recommends {packages}");
}
