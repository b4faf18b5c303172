using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

/// <summary>A disk that turns bits over in the cache: whatever comes of it, it is one of the outcomes there are. The seed stands in the name.</summary>
[TestClass]
public sealed class BitFlipTests
{
    private const int Rounds = 120;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(9_001)]
    public async Task Background_work_and_inspection_end_with_an_outcome(int seed)
    {
        using var installation = Installation.Agreed(seed);
        var random = installation.Random;
        var path = installation.State.Cache(Some.Tool);
        Fill(installation);
        var whole = await File.ReadAllBytesAsync(path, TestContext.CancellationToken);
        var answers = new[] { SendOutcome.Taken, SendOutcome.Later, SendOutcome.Refused("http-403") };
        installation.Collector.Answer = _ => random.Pick(answers);

        for (var round = 0; round < Rounds; round++)
        {
            var flipped = whole.ToArray();
            for (var flips = random.Below(4) + 1; flips > 0; flips--)
            {
                flipped[UsedByte(random, whole)] ^= (byte)(1 << random.Below(8));
            }

            await File.WriteAllBytesAsync(path, flipped, TestContext.CancellationToken);
            var sent = installation.Collector.Tries.Count;

            var inspection = installation.Look();
            var result = await installation.Flush(TestContext.CancellationToken);

            Assert.IsTrue(inspection.Trouble is null or { Length: > 0 });
            Assert.IsTrue(result.State is FlushState.Done or FlushState.NothingToDo, $"seed {seed}, round {round}: {result}");
            Assert.IsTrue(
                installation.Collector.Tries.Skip(sent).All(request => ReportFormat.TryRead(request.Body, out var report, out _)
                    && ReportValidator.Validate(report, Some.Vocabulary, installation.Clock.Today).Count == 0),
                $"seed {seed}, round {round}: something left that is no report");
        }
    }

    private static void Fill(Installation installation)
    {
        for (var i = 0; i < 40; i++)
        {
            installation.Use(Some.AnyInvocation(installation.Random));
        }

        installation.Look();
        installation.Cache(transaction =>
        {
            foreach (var kind in ReportKinds.All)
            {
                transaction.Add(Some.Key(kind, 2, 1), 3);
            }

            for (var i = 0; i < 20; i++)
            {
                transaction.Put(Some.Waiting(i) with { Refusal = i % 7 == 0 ? "unknown-code" : null });
                transaction.Log(new SentReport(Some.Nonce(100 + i), Some.Waiting(i).Body, Some.Yes.Endpoint!, Some.Noon));
            }

            transaction.SetFailures(Some.Day, new Dictionary<int, int> { [2] = 3, [3] = 1 });
            transaction.VersionAsked = Some.Day;
            transaction.Count(Tally.Dropped, 1);
            return 0;
        });
        installation.Clock.Advance(Duration.FromHours(1));
    }

    /// <summary>Not in the empty stretches, where a flip changes nothing, nor among the blanks of a body.</summary>
    private static int UsedByte(SeededRandom random, byte[] whole)
    {
        while (true)
        {
            var position = random.Below(whole.Length);
            if (whole[position] is not (0 or (byte)' ') || (position % 4096 < 40 && random.OnceIn(3)))
            {
                return position;
            }
        }
    }
}
