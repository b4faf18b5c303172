using System.Buffers.Binary;
using System.Numerics;

namespace Footfall.Collector;

/// <summary>
/// The discrete Laplace distribution: an integer x with a probability in proportion to exp(−|x| / scale). Sampled exactly, with integers and
/// fair bits only, by algorithms 1 and 2 of Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020): noise that was
/// rounded from floating point would tell of what it hides by the values that it cannot take.
/// </summary>
internal sealed class DiscreteLaplace(IRandomBits bits)
{
    private readonly byte[] buffer = new byte[512];
    private int left;

    /// <summary>Draws a number.</summary>
    public long Sample(Ratio scale)
    {
        // With scale = t / s: u + t·v is geometric with the ratio exp(−1/t), and its s-th part geometric with exp(−s/t).
        while (true)
        {
            var u = Below(scale.Numerator);
            if (!HappensExponentially(u, scale.Numerator))
            {
                continue;
            }

            var v = 0L;
            while (HappensExponentially(1, 1))
            {
                v++;
            }

            var magnitude = checked(u + (scale.Numerator * v)) / scale.Denominator;
            var isNegative = Below(2) == 1;
            if (!isNegative || magnitude != 0)
            {
                return isNegative ? -magnitude : magnitude;
            }
        }
    }

    // True with probability exp(−numerator / denominator), for a fraction of at most 1: the number of the first failure among trials with
    // probability γ, γ/2, γ/3 ... is odd just so often. Overflow would need a million successes in a row, whose chance is 1 / 1,000,000!.
    private bool HappensExponentially(long numerator, long denominator)
    {
        var trial = 1L;
        while (Below(checked(denominator * trial)) < numerator)
        {
            trial++;
        }

        return trial % 2 == 1;
    }

    // Uniform below a limit: as many bits as the limit needs, again until they are below it.
    private long Below(long limit)
    {
        var mask = limit == 1 ? 0 : ulong.MaxValue >> BitOperations.LeadingZeroCount((ulong)(limit - 1));
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            Take(bytes);
            var number = BinaryPrimitives.ReadUInt64LittleEndian(bytes) & mask;
            if (number < (ulong)limit)
            {
                return (long)number;
            }
        }
    }

    private void Take(Span<byte> bytes)
    {
        if (bytes.Length > left)
        {
            bits.Fill(buffer);
            left = buffer.Length;
        }

        var from = buffer.AsSpan(buffer.Length - left, bytes.Length);
        from.CopyTo(bytes);
        from.Clear();
        left -= bytes.Length;
    }
}
