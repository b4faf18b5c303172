using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>A file that operators install.</summary>
internal static class DeployedFile
{
    public static string Path(string name) => RepositoryRoot.Combine("src", "Footfall.Collector", "deploy", name);

    public static string Text(string name) => File.ReadAllText(Path(name));
}
