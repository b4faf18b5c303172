using System.Numerics;

namespace Footfall;

/// <summary>
/// Clips a count and rounds it to a power of two at random with the right expectation, so that sums over machines stay unbiased below
/// the cap and no odd number tells a machine from others (<c>spec/report.md</c>, section 5).
/// </summary>
internal static class PowerOfTwo
{
    /// <param name="count">1 or more.</param>
    /// <param name="cap">A power of two.</param>
    /// <param name="random">Draws which of the two neighbours it becomes.</param>
    public static int Round(long count, int cap, IRandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        var clipped = (int)Math.Min(count, cap);
        var below = 1 << BitOperations.Log2((uint)clipped);
        return clipped > below && random.Below(below) < clipped - below ? below * 2 : below;
    }

    /// <summary>What <see cref="Round"/> may give: the number itself where it is a power of two, else its two neighbours.</summary>
    public static (int Low, int High) Bounds(long count, int cap)
    {
        var clipped = (int)Math.Min(count, cap);
        var below = 1 << BitOperations.Log2((uint)clipped);
        return (below, clipped > below ? below * 2 : below);
    }
}
