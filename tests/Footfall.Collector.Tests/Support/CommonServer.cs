namespace Footfall.Collector.Tests;

/// <summary>Ends what all tests share.</summary>
[TestClass]
public static class CommonServer
{
    [AssemblyCleanup]
    public static async Task EndAsync()
    {
        PostgresCluster.DisposeCommon();
        await Chromium.EndAsync();
    }
}
