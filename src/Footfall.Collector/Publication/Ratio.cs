using System.Globalization;
using System.Numerics;

namespace Footfall.Collector;

/// <summary>A positive fraction in lowest terms. Noise is drawn with such numbers, because floating point would let the truth show through.</summary>
internal readonly record struct Ratio
{
    private const int Largest = 1_000_000_000;
    private const int Millionths = 1_000_000;

    /// <summary>A fraction, which is reduced.</summary>
    /// <param name="numerator">At least 1.</param>
    /// <param name="denominator">At least 1.</param>
    public Ratio(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var common = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    /// <summary>Above the line.</summary>
    public long Numerator { get; }

    /// <summary>Below the line.</summary>
    public long Denominator { get; }

    /// <summary>A positive decimal number of at most six decimals, exactly.</summary>
    public static Ratio Of(decimal number) => new((long)(number * Millionths), Millionths);

    /// <summary>Reads <c>2</c> or <c>1/2</c>, in lowest terms.</summary>
    public static bool TryParse(string text, out Ratio ratio)
    {
        ratio = default;
        if (text.Split('/') is not ([_] or [_, not "1"]) || text.Split('/') is not [var above, .. var rest])
        {
            return false;
        }

        var below = 1L;
        var isRatio = TryNumber(above, out var numerator) && (rest.Length == 0 || TryNumber(rest[0], out below));
        ratio = isRatio ? new Ratio(numerator, below) : default;
        return isRatio && ratio.ToString() == text;
    }

    /// <summary><c>2</c> or <c>1/2</c>.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= Largest;
}
