using System.Globalization;

namespace Footfall.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record BenchmarkRequest(IReadOnlyList<Part> Parts, bool AsJson, int? Rounds)
{
    /// <summary>Null: these arguments make no sense. No part named means all.</summary>
    public static BenchmarkRequest? Of(ReadOnlySpan<string> arguments)
    {
        var parts = new List<Part>();
        var request = new BenchmarkRequest(Part.All, AsJson: false, Rounds: null);
        for (; arguments is [var word, .. var rest]; arguments = rest)
        {
            if (word == "--json")
            {
                request = request with { AsJson = true };
            }
            else if (word == "--rounds" && rest is [var number, .. var after]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0)
            {
                request = request with { Rounds = rounds };
                rest = after;
            }
            else if (Part.All.FirstOrDefault(part => part.Name == word) is { } named)
            {
                parts.Add(named);
            }
            else
            {
                return null;
            }
        }

        return parts.Count == 0 ? request : request with { Parts = parts };
    }
}
