using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests;

/// <summary>The comparison of <see cref="DifferentialTests"/> finds what it is there to find.</summary>
[TestClass]
public sealed class LeakTests
{
    private const int Pairs = 60;
    private const int Seed = 700_000;

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Names() => Leaks.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task A_leak_is_reported(string leak)
    {
        var differences = await LiveAsync(Leaks.Named(leak));

        Assert.IsNotEmpty(differences);
        TestContext.WriteLine($"seed {Seed}: {differences[0]}");
    }

    [TestMethod]
    public async Task What_the_leaks_are_put_into_reports_nothing_by_itself() =>
        Assert.IsEmpty(await LiveAsync(Leaks.Recording((_, _, invocation) => invocation)));

    private async Task<IReadOnlyList<string>> LiveAsync(Machinery machinery)
    {
        await using var server = RawServer.Start();
        using var twins = new Twins(new ManifestCatalog(null).Find(ToolName.Parse("icp"))!.Manifest!, machinery, server, Seed) { OneSocketIn = 3 };
        return await twins.LiveAsync(Pairs, TestContext.CancellationToken);
    }
}
