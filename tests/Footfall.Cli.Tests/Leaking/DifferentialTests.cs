using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests;

/// <summary>
/// Promise 4 from end to end: two machines that differ in all their free text keep, send and print the same bytes. Through the real way of a
/// wrapped command, the real background work and the real commands; only clock and randomness are held.
/// </summary>
[TestClass]
public sealed class DifferentialTests
{
    private const int FirstSeed = 500_000;
    private static readonly int Pairs = Effort.Times(200, 100_000);

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Shipped() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("spec", "tools"), "*.json").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public async Task Machines_that_differ_in_free_text_only_keep_send_and_print_the_same_bytes(string tool)
    {
        var manifest = new ManifestCatalog(null).Find(ToolName.Parse(tool))!.Manifest!;
        await using var server = RawServer.Start();
        using var twins = new Twins(manifest, new Machinery(), server, FirstSeed) { OneSocketIn = 3 };

        var differences = await twins.LiveAsync(Pairs, TestContext.CancellationToken);

        TestContext.WriteLine($"{tool}: {Pairs} pairs, seeds {FirstSeed} to {FirstSeed + Pairs - 1}; {twins.Sent} reports each, {server.Requests.Count} requests over a socket");
        Assert.IsEmpty(differences, string.Join('\n', differences));
        Assert.IsGreaterThan(20, twins.Sent, "Hardly anything was sent: this proves nothing.");
        Assert.IsGreaterThan(0, server.Requests.Count, "Nothing went over a socket.");
        Assert.IsGreaterThan(0, twins.Told, "No variable was looked at.");
    }
}
