using Footfall.Protocol;
using Footfall.Simulation.Client;
using Footfall.Simulation.Habits;
using NodaTime;

namespace Footfall.Simulation.Demo;

/// <summary>The people of the demonstration: they come one after the other, on several systems, and update now and then.</summary>
internal static class DemoPopulation
{
    private const int DaysBetweenVersions = 45;

    // So that enough people have options in common for figures to be shown of them.
    private const int KnownOptions = 4;

    /// <summary>All reports that they send about a tool, in the order of time.</summary>
    public static IReadOnlyList<Departure> Reports(DemoOptions options, Manifest manifest, LocalDate first, LocalDate last)
    {
        var days = Period.DaysBetween(first, last) + 1;
        var simulation = new SimulationOptions { Machines = options.Machines, Seed = options.Seed, Days = days - Population.Tail };
        var histories = Population.Run(simulation, manifest, new People(manifest, KnownOptions), first, (people, random) => Newcomer(people, random, days), random => Build(random, first, days));
        return [.. histories.SelectMany(history => history.Arrived).Where(departure => departure.At.InUtc().Date <= last).OrderBy(departure => departure.At)];
    }

    // A third is there from the beginning; the others come in the course of the first two thirds of the time. Before they come they are on a break.
    private static Habit Newcomer(People people, Random random, int days)
    {
        var habit = people.Draw(random, days);
        return random.Next(3) == 0 ? habit : habit with { Break = (0, random.Next(2 * days / 3)) };
    }

    private static Machine Build(Random random, LocalDate first, int days)
    {
        var platform = random.NextDouble() switch
        {
            < 0.52 => Platform.Linux,
            < 0.83 => Platform.MacOS,
            < 0.985 => Platform.Windows,
            _ => Platform.FreeBsd,
        };
        var arm = platform == Platform.MacOS ? 0.85 : 0.08;
        return new Machine(platform, random.NextDouble() < arm ? Processor.Arm64 : Processor.X64, Versions(random, first, days));
    }

    // A new version every few weeks; some update at once, some late, some never.
    private static List<(LocalDate Since, ToolVersion Version)> Versions(Random random, LocalDate first, int days)
    {
        var delay = random.Next(4) == 0 ? days : (int)(30 * random.NextDouble() * random.NextDouble());
        var versions = new List<(LocalDate, ToolVersion)> { (LocalDate.MinIsoValue, ToolVersion.Parse(random.Next(4) == 0 ? "2.49.1" : "2.50.0")) };
        for (var release = 1; release * DaysBetweenVersions < days; release++)
        {
            versions.Add((first.PlusDays((release * DaysBetweenVersions) + delay), ToolVersion.Parse($"2.{50 + release}.0")));
        }

        return versions;
    }
}
