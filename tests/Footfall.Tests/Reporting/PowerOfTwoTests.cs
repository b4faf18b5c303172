using System.Numerics;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class PowerOfTwoTests
{
    [TestMethod]
    [DataRow(41)]
    [DataRow(77_000)]
    public void Rounding_gives_a_power_of_two_within_the_cap_and_the_count_on_average(int seed)
    {
        const int draws = 4_000;
        const int cap = 256;
        var random = new SeededRandom(seed);

        foreach (var count in Enumerable.Range(1, 40).Concat([63, 64, 65, 96, 127, 128, 129, 200, 255, 256, 257, 10_000]))
        {
            var sum = 0L;
            for (var i = 0; i < draws; i++)
            {
                var rounded = PowerOfTwo.Round(count, cap, random);
                Assert.IsTrue(BitOperations.IsPow2(rounded) && rounded <= cap, $"{count} became {rounded}");
                sum += rounded;
            }

            // Five standard deviations of the mean: half the distance of the neighbours is the most that one draw can deviate by.
            var (low, high) = PowerOfTwo.Bounds(count, cap);
            var bound = 5 * (high - low) / 2.0 / Math.Sqrt(draws);
            Assert.AreEqual(Math.Min(count, cap), sum / (double)draws, bound, $"{count}");
        }
    }

    [TestMethod]
    [DataRow(1L, 256, 1, 1)]
    [DataRow(2L, 256, 2, 2)]
    [DataRow(3L, 256, 2, 4)]
    [DataRow(5L, 8, 4, 8)]
    [DataRow(8L, 8, 8, 8)]
    [DataRow(9L, 8, 8, 8)]
    [DataRow(7L, 1, 1, 1)]
    [DataRow(9_000_000_000_000_000_000L, 65_536, 65_536, 65_536)]
    public void A_count_becomes_one_of_its_neighbours(long count, int cap, int low, int high)
    {
        var random = new SeededRandom(3);

        var drawn = Enumerable.Range(0, 200).Select(_ => PowerOfTwo.Round(count, cap, random)).Distinct().Order().ToArray();

        CollectionAssert.AreEqual(new[] { low, high }.Distinct().ToArray(), drawn);
        Assert.AreEqual((low, high), PowerOfTwo.Bounds(count, cap));
    }

    [TestMethod]
    public void Nothing_cannot_be_rounded() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PowerOfTwo.Round(0, 8, new SeededRandom(1)));
}
