namespace Footfall.Tests;

[TestClass]
public sealed class CodeSetTests
{
    [TestMethod]
    [DataRow(new int[0], new int[0], DisplayName = "empty")]
    [DataRow(new[] { 5, 3, 9 }, new[] { 3, 5, 9 }, DisplayName = "ascending")]
    [DataRow(new[] { 5, 5, 3, 5, 3 }, new[] { 3, 5 }, DisplayName = "distinct")]
    [DataRow(new[] { 9, 8, 7, 6, 5 }, new[] { 5, 6, 7, 8 }, DisplayName = "the smallest push out the largest")]
    [DataRow(new[] { 1, 2, 3, 4, 5 }, new[] { 1, 2, 3, 4 }, DisplayName = "a larger one does not enter")]
    [DataRow(new[] { 1, 3, 5, 7, 3, 7, 2 }, new[] { 1, 2, 3, 5 }, DisplayName = "known ones do not count twice when full")]
    public void Holds_the_smallest_distinct_codes_in_ascending_order(int[] added, int[] held)
    {
        var set = new CodeSet(new int[4]);

        foreach (var code in added)
        {
            set.Add(code);
        }

        CollectionAssert.AreEqual(held, set.ToImmutableArray().ToArray());
    }

    [TestMethod]
    public void Holds_the_same_as_sorting_everything_would()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var codes = Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(100)).ToArray();
            var set = new CodeSet(new int[16]);

            foreach (var code in codes)
            {
                set.Add(code);
            }

            CollectionAssert.AreEqual(codes.Distinct().Order().Take(16).ToArray(), set.ToImmutableArray().ToArray(), $"seed {seed}");
        }
    }
}
