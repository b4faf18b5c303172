using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>Rules about exit codes as pairs of a code and its outcome. Of several rules for one code the first decides.</summary>
internal static class ExitCodeTable
{
    public static IReadOnlyCollection<int> Of(ImmutableArray<ExitCodeRule> rules)
    {
        var outcomes = new SortedDictionary<int, Outcome>();
        foreach (var rule in rules)
        {
            foreach (var code in rule.Codes)
            {
                outcomes.TryAdd(code, rule.Outcome);
            }
        }

        return [.. outcomes.SelectMany(rule => new[] { rule.Key, (int)rule.Value })];
    }
}
