namespace Footfall;

/// <summary>What is to be done about an invocation.</summary>
/// <param name="Run">What counts it; null when it is not counted.</param>
/// <param name="IsWanting">A question or the compiling of the vocabulary is due first.</param>
internal readonly record struct RunDecision(CountedRun? Run, bool IsWanting)
{
    public static RunDecision NotCounted => default;

    public static RunDecision Wanting => new(null, IsWanting: true);

    public static RunDecision Count(CountedRun run) => new(run, IsWanting: false);
}
