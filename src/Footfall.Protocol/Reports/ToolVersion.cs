using System.Globalization;

namespace Footfall.Protocol;

/// <summary>
/// A tool's version as two integers, so that no text of it is ever stored: <c>major.minor.patch</c> packed in decimal and a
/// prerelease class (<c>spec/report.md</c>, section 4). Each number is at most 9,999.
/// </summary>
/// <param name="Packed">major × 100,000,000 + minor × 10,000 + patch; 0 for <see cref="Unknown"/>.</param>
/// <param name="Prerelease">What stands behind the dash.</param>
public readonly record struct ToolVersion(long Packed, PrereleaseClass Prerelease)
{
    private const int Limit = 10_000;
    private const int LongestText = 64;

    /// <summary>A version that could not be read.</summary>
    public static ToolVersion Unknown => default;

    /// <summary>The largest packed number there is: 9999.9999.9999.</summary>
    public static long LargestPacked => 999_999_999_999;

    /// <summary>
    /// Reads <c>1.2.3</c>, <c>1.2</c> or <c>1.2.3-rc.1</c>, with nothing before or after; build metadata behind <c>+</c> is passed over.
    /// Anything else is <see cref="Unknown"/>.
    /// </summary>
    public static ToolVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LongestText)
        {
            return Unknown;
        }

        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var rest = plus < 0 ? text : text[..plus];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? rest : rest[..dash]).Split('.');
        if (numbers.Length is not (2 or 3) || dash == rest.Length - 1)
        {
            return Unknown;
        }

        long packed = 0;
        for (var i = 0; i < 3; i++)
        {
            var number = 0;
            if (i < numbers.Length && !TryNumber(numbers[i], out number))
            {
                return Unknown;
            }

            packed = (packed * Limit) + number;
        }

        return new ToolVersion(packed, dash < 0 ? PrereleaseClass.Release : ClassOf(rest[(dash + 1)..]));
    }

    /// <summary>The version in words: <c>1.2.3</c>, <c>1.2.3 (beta)</c>, <c>other</c>.</summary>
    public override string ToString()
    {
        if (Prerelease == PrereleaseClass.Unknown)
        {
            return "other";
        }

        var numbers = string.Create(CultureInfo.InvariantCulture, $"{Packed / Limit / Limit}.{Packed / Limit % Limit}.{Packed % Limit}");
        return Prerelease switch
        {
            PrereleaseClass.Release => numbers,
            PrereleaseClass.Alpha => numbers + " (alpha)",
            PrereleaseClass.Beta => numbers + " (beta)",
            PrereleaseClass.Preview => numbers + " (preview)",
            PrereleaseClass.Candidate => numbers + " (rc)",
            _ => numbers + " (prerelease)",
        };
    }

    // TryParse passes over NUL at the end, whatever the style.
    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < Limit && char.IsAsciiDigit(text[^1]);

    private static PrereleaseClass ClassOf(string prerelease) =>
        Begins(prerelease, "alpha") ? PrereleaseClass.Alpha
        : Begins(prerelease, "beta") ? PrereleaseClass.Beta
        : Begins(prerelease, "preview") ? PrereleaseClass.Preview
        : Begins(prerelease, "rc") ? PrereleaseClass.Candidate
        : PrereleaseClass.Other;

    private static bool Begins(string prerelease, string word) => prerelease.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
