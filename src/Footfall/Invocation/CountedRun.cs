using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// One invocation that is counted: begun under an answer, written down after the tool has ended, if that answer still stands. Nothing that
/// goes wrong here reaches the tool or the person.
/// </summary>
internal sealed class CountedRun(StateDirectory home, Manifest manifest, ConsentGate gate, ConsentReading agreed, IEnvironment environment, IClock clock)
{
    /// <summary>Writes the invocation down. False when it was not: the answer changed meanwhile, the disk is full, the tool was never there.</summary>
    public bool TryRecord(IReadOnlyList<string> arguments, ToolExit exit, Duration elapsed, bool interactive)
    {
        // Exactly the answer it began under: a no must hold at once, and a later yes is not about what began before it.
        if (!exit.Started || !new ConsentStore(home).Read(manifest.Tool).Is(agreed))
        {
            return false;
        }

        var decision = gate.Decide(Terms.Of(manifest), agreed);
        return decision.Counts
            && new JournalWriter(home).TryAppend(manifest.Tool, clock.GetCurrentInstant().InUtc().Date, Encode(arguments, exit, elapsed, interactive, decision));
    }

    private Invocation Encode(IReadOnlyList<string> arguments, ToolExit exit, Duration elapsed, bool interactive, ConsentDecision decision)
    {
        // Not looked at without a yes to it: what a variable holds would stand among the values otherwise.
        var variables = decision.Kinds.Contains(ReportKind.Environment) ? environment : null;
        using var vocabulary = CompiledVocabulary.Of(manifest);
        var reading = CommandLineEncoder.Encode(vocabulary, arguments, variables)!.Value;
        var encoded = reading.Encoded;
        return new Invocation
        {
            Revision = manifest.Revision,
            MayBeSent = decision.Sharing == Sharing.Send,
            Command = encoded.Command,
            Outcome = exit.Signal is { } signal ? OutcomeRule.OfSignal(signal) : reading.Outcomes.Of(exit.Code),
            Duration = Classes.OfDuration(elapsed),
            Operands = reading.TakesOperands ? encoded.Operands : null,
            Terminal = interactive ? TerminalUse.Interactive : TerminalUse.NotInteractive,
            Options = encoded.Options,
            Values = encoded.Values,
            Environment = encoded.Environment,
        }.Keep(decision.Kinds);
    }
}
