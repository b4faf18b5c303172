using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Footfall.Collector;

/// <summary>
/// How figures are made safe to publish: by not showing small ones, or by noise. The text of the rule stands beside each figure.
/// </summary>
internal sealed record PublicationRule
{
    private const string SyntheticPrefix = "synthetic;";
    private const int LargestThreshold = 10_000;
    private const int MostCells = 10_000;

    private PublicationRule()
    {
    }

    /// <summary>No cell of fewer than 20 reports.</summary>
    public static PublicationRule Default { get; } = OfThreshold(20);

    /// <summary>The fewest reports that are shown; 0 with noise.</summary>
    public int Threshold { get; private init; }

    /// <summary>The privacy loss of one machine in one window; null without noise.</summary>
    public Ratio? Epsilon { get; private init; }

    /// <summary>How many cells of one machine and window the noise hides together; 0 without noise.</summary>
    public int Cells { get; private init; }

    /// <summary>Whether what is published was made up for a demonstration.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>The scale of the noise of each cell: cells / ε.</summary>
    public Ratio Scale => Epsilon is { } epsilon ? new Ratio(epsilon.Denominator * Cells, epsilon.Numerator) : throw new InvalidOperationException("A threshold has no scale.");

    /// <summary>Nothing below a number of reports.</summary>
    /// <param name="least">2 to 10,000.</param>
    public static PublicationRule OfThreshold(int least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, LargestThreshold);
        return new PublicationRule { Threshold = least };
    }

    /// <summary>Noise on every cell.</summary>
    /// <param name="epsilon">Above 0 and at most 10.</param>
    /// <param name="cells">1 to 10,000.</param>
    public static PublicationRule OfNoise(Ratio epsilon, int cells)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epsilon.Numerator, 10 * epsilon.Denominator, nameof(epsilon));
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cells, MostCells);
        return new PublicationRule { Epsilon = epsilon, Cells = cells };
    }

    /// <summary>Reads <c>k=20</c> or <c>eps=1/2;cells=8</c>, with or without <c>synthetic;</c> in front, and nothing else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PublicationRule? rule)
    {
        rule = null;
        var isSynthetic = text?.StartsWith(SyntheticPrefix, StringComparison.Ordinal) == true;
        switch ((isSynthetic ? text![SyntheticPrefix.Length..] : text)?.Split('=', ';'))
        {
            case ["k", var k] when TryNumber(k, out var least) && least is >= 2 and <= LargestThreshold:
                rule = OfThreshold(least);
                break;
            case ["eps", var eps, "cells", var m] when Ratio.TryParse(eps, out var epsilon) && epsilon.Numerator <= 10 * epsilon.Denominator
                && TryNumber(m, out var cells) && cells is >= 1 and <= MostCells:
                rule = OfNoise(epsilon, cells);
                break;
        }

        rule = rule is null ? null : rule with { IsSynthetic = isSynthetic };
        rule = rule?.ToString() == text ? rule : null;
        return rule is not null;
    }

    /// <summary>The text of the rule.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSynthetic ? SyntheticPrefix : "")}{(Epsilon is { } epsilon ? $"eps={epsilon};cells={Cells}" : $"k={Threshold}")}");

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
