using System.Diagnostics;

namespace Footfall.Benchmarks;

/// <summary>
/// Times pieces of work in turn, round after round, so that whatever else the machine does meanwhile falls on all of them alike.
/// </summary>
internal static class Stopwatches
{
    /// <summary>What each piece of work took, in their order.</summary>
    /// <param name="warmUp">Rounds that are not counted.</param>
    /// <param name="rounds">Rounds that are counted.</param>
    /// <param name="works">The work; what is prepared for it belongs outside.</param>
    public static IReadOnlyList<Sample> Measure(int warmUp, int rounds, params ReadOnlySpan<Action> works)
    {
        var seconds = new double[works.Length][];
        for (var i = 0; i < works.Length; i++)
        {
            seconds[i] = new double[rounds];
        }

        for (var round = -warmUp; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                works[i]();
                var elapsed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
                if (round >= 0)
                {
                    seconds[i][round] = elapsed;
                }
            }
        }

        return [.. seconds.Select(Sample.Of)];
    }
}
