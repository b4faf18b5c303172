using System.Collections.Immutable;
using System.Numerics;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The page about the collector itself.</summary>
internal sealed record AboutView
{
    public required Settings Settings { get; init; }

    /// <summary>What to say on top.</summary>
    public required Notice Notice { get; init; }

    public required BuildFacts Build { get; init; }

    public required ImmutableArray<Manifest> Manifests { get; init; }

    /// <summary>What the ledger says it stores.</summary>
    public required IReadOnlyList<StoredTable> Tables { get; init; }

    /// <summary>The latest lines of the release log, each in its fields.</summary>
    public required IReadOnlyList<string[]> Latest { get; init; }

    /// <summary>The rule in force.</summary>
    public string Rule => RuleText.Of(Settings.Rule).Sentence;

    /// <summary>
    /// How many rows a table has, told no finer than between two powers of two: an exact number would tell when a report comes, and whether it was
    /// counted already.
    /// </summary>
    public static string Rows(long rows) => rows switch
    {
        0 => "none",
        1 => "1",
        >= StoredTable.MostCounted => $"{Texts.Number(StoredTable.MostCounted)} or more",
        _ => $"{Texts.Number(Lowest(rows))} to {Texts.Number((Lowest(rows) * 2) - 1)}",
    };

    /// <summary>What a table is for.</summary>
    public static string Purpose(string table) => table switch
    {
        "cell" => "The sums of windows that are not published yet: for each tool, window, kind and pair of codes how many reports there were and what they add up to. Deleted when the window is published.",
        "nonce" => "Random numbers, one a report, by which a report that is sent twice is counted once. In no relation to a machine or to a row of another table. Deleted when the window is closed.",
        "closed" => "The windows of which no report is taken any more.",
        "intake" => "The windows that reports came for, and whether more are taken.",
        "tool" => "Since when each tool is counted.",
        "span" => "Active installations of spans of days that are not over yet, added up from days that are. Deleted when the span is published.",
        "release" => "What was published.",
        "format" => "The version of these tables.",
        "gate" => "Two rows without a meaning, by which several collectors take turns.",
        _ => "",
    };

    private static long Lowest(long rows) => 1L << BitOperations.Log2((ulong)rows);
}
