using Footfall.Protocol;
using Footfall.Simulation.Client;
using Footfall.Simulation.Habits;
using NodaTime;

namespace Footfall.Simulation.Demo;

/// <summary>The people of the demonstration: they come one after the other, on several systems, and update now and then.</summary>
internal static class DemoPopulation
{
    private const int DaysBetweenVersions = 45;

    // So that enough people have commands, options, values and variables in common for figures to be shown of them.
    private const int KnownCommands = 10;
    private const int KnownOptions = 4;
    private const int KnownWithValues = 2;
    private const double VariableRate = 0.3;

    // Who uses a tool now and then: a part of each week's people, most of a month's.
    private const double OccasionalRate = 0.35;
    private const double OccasionalDay = 0.05;

    /// <summary>All reports that they send about a tool, in the order of time.</summary>
    public static IReadOnlyList<Departure> Reports(DemoOptions options, DemoTool tool, LocalDate first, LocalDate last)
    {
        var days = Period.DaysBetween(first, last) + 1;
        var simulation = new SimulationOptions { Machines = options.Machines, Seed = options.Seed, Days = days - Population.Tail };
        var manifest = Population.ManifestOf(tool.Name);
        var vocabulary = new Vocabulary(manifest);
        var histories = Population.Run(
            simulation,
            manifest,
            new People(manifest, Known),
            first,
            (people, random) => WithVariables(Newcomer(people, random, days), tool, vocabulary, random),
            random => Build(random, tool.Oldest, first, days));
        return [.. histories.SelectMany(history => history.Arrived).Where(departure => departure.At.InUtc().Date <= last).OrderBy(departure => departure.At)];
    }

    // A third is there from the beginning; the others come in the course of the first two thirds of the time. Before they come they are on a break.
    private static Habit Newcomer(People people, Random random, int days)
    {
        var habit = people.Draw(random, days);
        habit = habit with { Commands = [.. habit.Commands.Take(KnownCommands)] };
        if (random.NextDouble() < OccasionalRate)
        {
            habit = habit with { Weekdays = [.. Enumerable.Repeat(OccasionalDay, 7)] };
        }

        return random.Next(3) == 0 ? habit : habit with { Break = (0, random.Next(2 * days / 3)) };
    }

    private static IEnumerable<OptionEntry> Known(CommandEntry command) =>
        command.Options.Where(option => !option.Values.IsEmpty).Take(KnownWithValues).Concat(command.Options).DistinctBy(option => option.Code).Take(KnownOptions);

    private static Habit WithVariables(Habit habit, DemoTool tool, Vocabulary vocabulary, Random random)
    {
        var set = tool.Variables.Where(_ => random.NextDouble() < VariableRate).ToList();
        var options = vocabulary.Manifest.Commands.SelectMany(command => command.Options).Where(option => option.Environment.Intersect(set).Any()).ToList();
        return habit with
        {
            Commands =
            [
                .. habit.Commands.Select(command => command with
                {
                    Environment = [.. options.Select(option => option.Code).Where(option => vocabulary.HasEnvironment(command.Code, option)).Order()],
                }),
            ],
        };
    }

    private static Machine Build(Random random, (int Major, int Minor) oldest, LocalDate first, int days)
    {
        var platform = random.NextDouble() switch
        {
            < 0.52 => Platform.Linux,
            < 0.83 => Platform.MacOS,
            < 0.985 => Platform.Windows,
            _ => Platform.FreeBsd,
        };
        var arm = platform == Platform.MacOS ? 0.85 : 0.08;
        return new Machine(platform, random.NextDouble() < arm ? Processor.Arm64 : Processor.X64, Versions(random, oldest, first, days));
    }

    // A new version every few weeks; some update at once, some late, some never.
    private static List<(LocalDate Since, ToolVersion Version)> Versions(Random random, (int Major, int Minor) oldest, LocalDate first, int days)
    {
        var delay = random.Next(4) == 0 ? days : (int)(30 * random.NextDouble() * random.NextDouble());
        var versions = new List<(LocalDate, ToolVersion)> { (LocalDate.MinIsoValue, Version(random.Next(4) == 0 ? -1 : 0)) };
        for (var release = 1; release * DaysBetweenVersions < days; release++)
        {
            versions.Add((first.PlusDays((release * DaysBetweenVersions) + delay), Version(release)));
        }

        return versions;

        ToolVersion Version(int release) => ToolVersion.Parse($"{oldest.Major}.{oldest.Minor + release}.{(release < 0 ? 1 : 0)}");
    }
}
