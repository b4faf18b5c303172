namespace Footfall.Collector;

/// <summary>The variables whose names begin with <c>FOOTFALL_COLLECTOR_</c>: <c>FOOTFALL_COLLECTOR_HOLD_DAYS</c> is <c>hold-days</c>.</summary>
internal static class EnvironmentVariables
{
    /// <summary>What the names begin with.</summary>
    public const string Prefix = "FOOTFALL_COLLECTOR_";

    /// <summary>The settings among the variables, in the order of their names. Pure.</summary>
    public static IEnumerable<Setting> Read(IReadOnlyDictionary<string, string> variables) => variables
        .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .Select(variable => new Setting(KeyOf(variable.Key), variable.Value, variable.Key));

    // Only names in capitals are keys, so that each key has one name.
    private static string KeyOf(string name) =>
        name.Any(char.IsAsciiLetterLower) ? name : string.Concat(name[Prefix.Length..].Select(c => c == '_' ? '-' : char.ToLowerInvariant(c)));
}
