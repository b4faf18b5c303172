using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>That the noise has the distribution that the promise is calculated with. Seeds are fixed: a test that fails does so each time.</summary>
[TestClass]
public sealed class DiscreteLaplaceTests
{
    public static IEnumerable<object[]> Scales => [[1, 1], [2, 1], [8, 1], [10, 3], [1, 3], [100, 1]];

    [TestMethod]
    [DynamicData(nameof(Scales))]
    public void Each_number_comes_as_often_as_it_should(int numerator, int denominator)
    {
        var scale = new Ratio(numerator, denominator);
        var samples = Draw(scale, seed: 1);
        var expected = Enumerable.Range(-4_000, 8_001).Select(x => (x, Count: Probability(scale, x) * samples.Length)).ToList();

        // Numbers that hardly ever come are taken together.
        var frequent = expected.Where(entry => entry.Count >= 50).ToList();
        var counted = samples.GroupBy(x => x).ToDictionary(group => group.Key, group => (double)group.Count());
        var statistic = frequent.Sum(entry => Square(counted.GetValueOrDefault(entry.x) - entry.Count) / entry.Count);
        var (rare, rareExpected) = (samples.Length - frequent.Sum(entry => counted.GetValueOrDefault(entry.x)), samples.Length - frequent.Sum(entry => entry.Count));
        statistic += rareExpected > 5 ? Square(rare - rareExpected) / rareExpected : 0;

        // Chi-square with n degrees of freedom: mean n, variance 2n.
        var z = (statistic - frequent.Count) / Math.Sqrt(2.0 * frequent.Count);
        Assert.IsLessThan(4.5, z, $"chi-square {statistic:F1} at {frequent.Count} degrees of freedom");
    }

    [TestMethod]
    [DynamicData(nameof(Scales))]
    public void It_is_unbiased_symmetric_and_as_wide_as_it_should_be(int numerator, int denominator)
    {
        var scale = new Ratio(numerator, denominator);
        var samples = Draw(scale, seed: 2);
        var r = Math.Exp(-(double)denominator / numerator);
        var variance = 2 * r / Square(1 - r);
        var error = Math.Sqrt(variance / samples.Length);

        Assert.IsLessThan(4.5 * error, Math.Abs(samples.Average()), "It has a bias.");
        Assert.AreEqual(1.0, samples.Average(x => (double)x * x) / variance, 0.04);
        var (above, below) = (samples.Count(x => x > 0), samples.Count(x => x < 0));
        Assert.IsLessThan(4.5 * Math.Sqrt(above + below), Math.Abs(above - below), $"{above} above 0, {below} below");
    }

    [TestMethod]
    public void Neighbouring_counts_are_told_apart_no_better_than_epsilon_allows()
    {
        // ε = 1: one machine more or less, one cell. Over every number that comes often enough to be compared at all.
        var scale = new Ratio(1, 1);
        var without = Draw(scale, seed: 3).Select(x => 100 + x).GroupBy(x => x).ToDictionary(group => group.Key, group => group.Count());
        var with = Draw(scale, seed: 4).Select(x => 101 + x).GroupBy(x => x).ToDictionary(group => group.Key, group => group.Count());

        var epsilon = without.Where(entry => entry.Value > 2_000 && with.GetValueOrDefault(entry.Key) > 2_000)
            .Max(entry => Math.Abs(Math.Log((double)entry.Value / with[entry.Key])));

        Assert.IsLessThan(1.1, epsilon);
        Assert.IsGreaterThan(0.9, epsilon, "The test would not see it.");
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(8, 1)]
    [DataRow(10, 3)]
    [DataRow(1, 3)]
    public void The_interval_of_one_number_is_the_shortest_that_holds_95_of_100(int numerator, int denominator)
    {
        var scale = new Ratio(numerator, denominator);
        var margin = NoiseMargin.Of(scale);

        Assert.IsGreaterThanOrEqualTo(0.95, Within(margin));
        Assert.IsTrue(margin == 0 || Within(margin - 1) < 0.95, "It could be shorter.");

        double Within(long t) => Enumerable.Range(-(int)t, (2 * (int)t) + 1).Sum(x => Probability(scale, x));
    }

    [TestMethod]
    [DataRow(3, 8, 1)]
    [DataRow(7, 8, 1)]
    [DataRow(7, 1, 1)]
    [DataRow(30, 8, 3)]
    [DataRow(189, 8, 1)]
    public void The_interval_of_a_sum_holds_95_of_100(int cells, int numerator, int denominator)
    {
        var scale = new Ratio(numerator, denominator);
        var noise = new DiscreteLaplace(new SeededBits(5));
        var tries = Effort.Times(4_000, 200_000) / (cells > 100 ? 4 : 1);

        var margin = NoiseMargin.Of(scale, cells);
        var within = Enumerable.Range(0, tries).Count(_ => Math.Abs(Enumerable.Range(0, cells).Sum(_ => noise.Sample(scale))) <= margin);

        // Four standard deviations; from above as well, so that it is not simply wide. Whole numbers leave a little more than 95 of 100.
        var error = 4 * Math.Sqrt(0.95 * 0.05 / tries);
        Assert.IsGreaterThan(0.95 - error, (double)within / tries);
        Assert.IsLessThan(0.975 + error, (double)within / tries);
    }

    [TestMethod]
    public void The_systems_source_gives_noise_too() =>
        Assert.IsGreaterThan(1, Enumerable.Range(0, 100).Select(_ => new DiscreteLaplace(new SystemBits()).Sample(new Ratio(8, 1))).Distinct().Count());

    [TestMethod]
    public void No_number_is_drawn_with_floating_point() => Assert.DoesNotMatchRegex(
        new System.Text.RegularExpressions.Regex(@"\b(double|float|decimal|Math\.(?!Abs)|System\.Random)\b"),
        File.ReadAllText(RepositoryRoot.Combine("src", "Footfall.Collector", "Publication", "DiscreteLaplace.cs")));

    private static long[] Draw(Ratio scale, int seed)
    {
        var noise = new DiscreteLaplace(new SeededBits(seed));
        return [.. Enumerable.Range(0, Effort.Times(100_000, 4_000_000)).Select(_ => noise.Sample(scale))];
    }

    private static double Probability(Ratio scale, long x)
    {
        var r = Math.Exp(-(double)scale.Denominator / scale.Numerator);
        return (1 - r) / (1 + r) * Math.Pow(r, Math.Abs(x));
    }

    private static double Square(double x) => x * x;
}
