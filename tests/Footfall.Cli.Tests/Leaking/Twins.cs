using System.Globalization;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Cli.Tests;

/// <summary>
/// Two machines on which people do the same for weeks, but for what they type freely. Whatever differs afterwards tells of a secret.
/// </summary>
internal sealed class Twins : IDisposable
{
    private const int MostDifferences = 12;

    /// <summary>Days of use: parts of two windows, or of three.</summary>
    private static readonly int Days = Effort.Times(10, 16);

    /// <summary>How often a day background work may run.</summary>
    private static readonly int Parts = Effort.Times(1, 3);

    private const int DaysAfterwards = 18;
    private readonly Manifest manifest;
    private readonly int firstSeed;
    private readonly RawServer server;
    private readonly Twin one;
    private readonly Twin other;
    private readonly SeededRandom random;
    private readonly List<string> differences = [];
    private int flushes;

    public Twins(Manifest manifest, Machinery machinery, RawServer server, int firstSeed)
    {
        this.manifest = manifest;
        this.server = server;
        this.firstSeed = firstSeed;
        var endpoint = Endpoint.Parse($"{server.Address}");
        random = new SeededRandom((ulong)firstSeed);
        one = new Twin(manifest, machinery, Secret(), endpoint, (ulong)firstSeed);
        other = new Twin(manifest, machinery, $"{Secret()} and more", endpoint, (ulong)firstSeed);
    }

    /// <summary>How many requests each sent.</summary>
    public int Sent => one.Sent;

    /// <summary>How many variables with a secret in them were looked at.</summary>
    public int Told => one.Environment.Told;

    /// <summary>How often one in so many background works sends through a real socket; the others hand their reports to memory.</summary>
    public int OneSocketIn { get; init; } = 8;

    /// <summary>Lives through it and tells every difference, none if nothing leaks.</summary>
    public async Task<IReadOnlyList<string>> LiveAsync(int pairs, CancellationToken cancellation)
    {
        var words = CommandLinePairMaker.Words(manifest);
        var seed = firstSeed;
        for (var day = 0; day < Days && differences.Count < MostDifferences; day++)
        {
            for (var part = 0; part < Parts; part++)
            {
                var first = seed;
                var end = firstSeed + (int)((long)pairs * ((day * Parts) + part + 1) / (Days * Parts));
                for (; seed < end; seed++)
                {
                    var pair = CommandLinePairMaker.Make(manifest, words, seed);
                    var use = Use.Any(random);
                    one.Record(use, pair.Arguments);
                    other.Record(use, pair.Twin);
                }

                var moment = string.Create(CultureInfo.InvariantCulture, $"day {day}, seeds {first} to {seed - 1}");
                Compare(moment, one.Kept(), other.Kept());
                await PassAsync(Duration.FromDays(1) / Parts, moment, cancellation);
            }

            if (day == Days - 1)
            {
                ComparePrinted($"day {day}");
            }
        }

        // Time goes on until everything has left or was dropped.
        var pause = Duration.FromDays(6) / Parts;
        for (var passed = Duration.Zero; passed < Duration.FromDays(DaysAfterwards) && differences.Count < MostDifferences; passed += pause)
        {
            await PassAsync(pause, $"{passed} afterwards", cancellation);
        }

        ComparePrinted("at the end");
        return differences;
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    private async Task PassAsync(Duration duration, string moment, CancellationToken cancellation)
    {
        one.Clock.Advance(duration);
        other.Clock.Advance(duration);
        var through = ++flushes % OneSocketIn == 0 ? server : null;
        var first = await one.FlushIfDueAsync(through, cancellation);
        if (first != await other.FlushIfDueAsync(through, cancellation))
        {
            differences.Add($"{moment}: background work is due for one and not for the other");
        }

        Compare($"{moment}, after background work", one.Kept(), other.Kept());
    }

    private void ComparePrinted(string moment) => Compare(moment, one.Printed(), other.Printed());

    private void Compare(string moment, SortedDictionary<string, byte[]> kept, SortedDictionary<string, byte[]> twin)
    {
        foreach (var name in kept.Keys.Union(twin.Keys))
        {
            if (!kept.TryGetValue(name, out var bytes) || !twin.TryGetValue(name, out var others))
            {
                differences.Add($"{moment}: {name} is there once");
            }
            else if (!bytes.AsSpan().SequenceEqual(others))
            {
                differences.Add($"{moment}: {name}, {bytes.Length} and {others.Length} bytes, the first difference at {bytes.AsSpan().CommonPrefixLength(others)}");
            }
        }
    }

    private string Secret() => string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('a' + random.Below(26))));
}
