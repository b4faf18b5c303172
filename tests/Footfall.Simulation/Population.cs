using System.Collections.Concurrent;
using Footfall.Protocol;
using Footfall.Simulation.Client;
using Footfall.Simulation.Habits;
using NodaTime;

namespace Footfall.Simulation;

/// <summary>Many installations, each with a life of its own. The same seed gives the same histories, whatever the number of threads.</summary>
internal static class Population
{
    /// <summary>The first day where nothing else is said, a Monday.</summary>
    public static LocalDate FirstDay { get; } = new(2026, 6, 1);

    /// <summary>Days after the measured ones, in which the last reports leave or are dropped.</summary>
    public static int Tail { get; } = (int)ReleaseTime.Lifetime.TotalDays + 1;

    private static readonly ToolName Tool = ToolName.Parse("git");

    /// <summary>The manifest that ships for git, with another mode of activity.</summary>
    public static Manifest ManifestOf(ActivityMode mode) => ManifestOf(Tool) with { Activity = mode };

    /// <summary>The manifest that ships for a tool.</summary>
    public static Manifest ManifestOf(ToolName tool) => new ManifestCatalog(home: null).Find(tool)!.Manifest!;

    /// <summary>Lives through all machines, from <see cref="FirstDay"/> on. The habits do not depend on the manifest's mode.</summary>
    public static IReadOnlyList<History> Run(SimulationOptions options, Manifest manifest, Func<People, Random, Habit> draw) =>
        Run(options, manifest, new People(manifest), FirstDay, draw, _ => Machine.Usual);

    /// <summary>Lives through all machines, from a day on.</summary>
    public static IReadOnlyList<History> Run(
        SimulationOptions options, Manifest manifest, People people, LocalDate first, Func<People, Random, Habit> draw, Func<Random, Machine> build)
    {
        var histories = new History[options.Machines];
        Parallel.ForEach(Partitioner.Create(0, options.Machines, rangeSize: 1), range =>
        {
            var machine = range.Item1;
            var living = Source(options.Seed, machine, stream: 0);
            var uses = Life.Of(draw(people, living), first, options.Days + Tail, manifest.Revision, living);
            var start = first.PlusDays(-1).AtMidnight().InUtc().ToInstant();
            using var installation = new Installation(build(Source(options.Seed, machine, stream: 2)), manifest, start, options.Failures, Source(options.Seed, machine, stream: 1));
            histories[machine] = installation.Run(uses);
        });
        return histories;
    }

    /// <summary>A generator for each machine and purpose (the finaliser of SplitMix64, so that neighbours have nothing in common).</summary>
    private static Random Source(int seed, int machine, int stream)
    {
        unchecked
        {
            var mixed = ((ulong)seed << 40) ^ ((ulong)machine << 8) ^ (ulong)stream;
            mixed = (mixed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return new Random((int)(mixed >> 32));
        }
    }
}
