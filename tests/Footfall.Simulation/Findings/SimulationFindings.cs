using Footfall.Protocol;

namespace Footfall.Simulation.Findings;

/// <summary>All that a simulation prints.</summary>
internal sealed record SimulationFindings
{
    public required SimulationOptions Options { get; init; }

    public required ReportFindings Reports { get; init; }

    /// <summary>Reports of one machine that leave within ten minutes of each other.</summary>
    public required IReadOnlyDictionary<string, TogetherFindings> Together { get; init; }

    public required IReadOnlyList<ActivityFindings> ActivityExact { get; init; }

    /// <summary>The same of the machines all of whose activity reports have arrived: here counted and true must be equal.</summary>
    public required IReadOnlyList<ActivityFindings> ActivityExactWhereAllArrived { get; init; }

    public required IReadOnlyList<ActivityFindings> ActivityOnce { get; init; }

    public required CommandFindings Commands { get; init; }

    public static SimulationFindings Of(SimulationOptions options)
    {
        var manifest = Population.ManifestOf(ActivityMode.Exact);
        var exact = Population.Run(options, manifest, (people, random) => people.Draw(random, options.Days));
        var once = Population.Run(options, Population.ManifestOf(ActivityMode.Once) with { Collects = [ReportKind.Command, ReportKind.Activity] }, (people, random) => people.Draw(random, options.Days));
        return new SimulationFindings
        {
            Options = options,
            Reports = ReportFindings.Of(exact, options.Days),
            Together = TogetherFindings.Of(exact, options.Days),
            ActivityExact = ActivityFindings.Of(exact, ActivityMode.Exact, options.Days),
            ActivityExactWhereAllArrived = ActivityFindings.Of(
                [.. exact.Where(history => ActivityFindings.HasArrived(history, options.Days))], ActivityMode.Exact, options.Days),
            ActivityOnce = ActivityFindings.Of(once, ActivityMode.Once, options.Days),
            Commands = CommandFindings.Of(exact, manifest, options.Days),
        };
    }
}
