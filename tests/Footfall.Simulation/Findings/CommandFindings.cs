using System.Numerics;
using Footfall.Protocol;
using Footfall.Simulation.Client;

namespace Footfall.Simulation.Findings;

/// <summary>What the sums of commands lose and gain on their way, over the windows that ended on measured days.</summary>
/// <param name="Invocations">How many there were.</param>
/// <param name="LostToClipping">The share of them above the manifest's cap.</param>
/// <param name="LostToDropping">The share in cells whose report never left.</param>
/// <param name="Cells">The cells whose report arrived.</param>
/// <param name="RoundingBias">What rounding added to their sum, as a share of it; below 0 where it took away.</param>
/// <param name="StandardError">The standard error that chance alone gives this share.</param>
internal sealed record CommandFindings(
    long Invocations, double LostToClipping, double LostToDropping, int Cells, double RoundingBias, double StandardError)
{
    public static CommandFindings Of(IReadOnlyList<History> histories, Manifest manifest, int days)
    {
        var (invocations, clipped, left, rounded, cells, variance) = (0L, 0L, 0L, 0L, 0, 0.0);
        var end = Population.FirstDay.PlusDays(days);
        foreach (var history in histories)
        {
            var arrived = history.Arrived
                .Where(departure => departure.Counts && departure.Report.Subject.Kind == ReportKind.Command)
                .ToDictionary(departure => (departure.Report.Window, departure.Report.Subject), departure => departure.Report.Count);
            foreach (var (cell, count) in history.Commands.Where(entry => entry.Key.Window.End <= end))
            {
                var kept = (int)Math.Min(count, manifest.Cap);
                invocations += count;
                clipped += kept;
                if (arrived.TryGetValue(cell, out var said))
                {
                    var below = 1 << BitOperations.Log2((uint)kept);
                    cells++;
                    left += kept;
                    rounded += said;
                    variance += (kept - below) * (double)((2 * below) - kept);
                }
            }
        }

        return new CommandFindings(
            invocations,
            Share(invocations - clipped, invocations),
            Share(clipped - left, clipped),
            cells,
            Share(rounded - left, left),
            Share(Math.Sqrt(variance), left));
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : Math.Round(part / whole, 5);
}
