namespace Footfall.Collector;

/// <summary>Settings that are right one by one and wrong together. Pure.</summary>
internal static class Contradictions
{
    /// <summary>One line for each, with the sources of both.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sources">By key: where it was given, when it was.</param>
    public static IEnumerable<string> In(Settings settings, IReadOnlyDictionary<string, string> sources)
    {
        if (sources.TryGetValue("database", out var database) && sources.TryGetValue(SettingKeys.Postgres, out var postgres))
        {
            yield return $"{database}, {postgres}: the sums have one place; give one of the two.";
        }

        if (sources.TryGetValue("threshold", out var threshold) && sources.TryGetValue("epsilon", out var epsilon))
        {
            yield return $"{threshold}, {epsilon}: figures have a threshold or noise; give one of the two.";
        }

        if (settings.Epsilon is null && !sources.ContainsKey("epsilon") && sources.TryGetValue("noise-cells", out var cells))
        {
            yield return $"{cells}: belongs to noise; give epsilon too, or leave it out.";
        }

        if (settings.IsTrial && settings.Urls.FirstOrDefault(url => !ListeningAddress.IsOfThisMachine(url)) is { } open)
        {
            yield return $"{sources.GetValueOrDefault("urls", "urls")}: '{open}' can be reached by others, and a private trial (hold-days 0) answers raw sums; "
                + "listen on 127.0.0.1 or http://unix:/path, or publish with hold-days 1 to 60.";
        }
    }
}
