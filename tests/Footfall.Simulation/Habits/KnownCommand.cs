using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Simulation.Habits;

/// <summary>A command as one person uses it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Options">The options that this person gives now and then.</param>
/// <param name="Values">The values that go with them.</param>
/// <param name="Takes">Whether it takes operands.</param>
/// <param name="FailureRate">The chance that it fails.</param>
/// <param name="Duration">How long it usually takes.</param>
internal sealed record KnownCommand(
    int Code, ImmutableArray<int> Options, ImmutableArray<int> Values, bool Takes, double FailureRate, DurationClass Duration)
{
    private const double OptionRate = 0.3;
    private const double InteractiveRate = 0.95;

    /// <summary>The options that this person has an environment variable set for. Default: none.</summary>
    public ImmutableArray<int> Environment { get; init; } = [];

    public Invocation Use(Random random, int revision)
    {
        var use = new Invocation
        {
            Revision = revision,
            MayBeSent = true,
            Command = Code,
            Outcome = random.NextDouble() >= FailureRate ? Outcome.Success : random.Next(5) == 0 ? Outcome.Interrupted : Outcome.Failure,
            Duration = (DurationClass)Math.Clamp((int)Duration + random.Next(-1, 2), (int)DurationClass.Under100Milliseconds, (int)DurationClass.Longer),
            Operands = Takes ? Classes.OfCount(random.Next(4)) : null,
            Terminal = random.NextDouble() < InteractiveRate ? TerminalUse.Interactive : TerminalUse.NotInteractive,
            Options = [.. Options.Where(_ => random.NextDouble() < OptionRate)],
            Values = [.. Values.Where(_ => random.NextDouble() < OptionRate)],
        };
        return use with { Environment = Environment.RemoveRange(use.Options) };
    }
}
