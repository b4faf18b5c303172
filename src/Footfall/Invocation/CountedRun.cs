using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// One invocation that is counted: begun under an answer, encoded while the tool runs, written down after it has ended, if that answer still
/// stands. Not thread-safe.
/// </summary>
internal sealed class CountedRun(StateDirectory home, CompiledVocabulary vocabulary, ConsentDecision decision, ConsentReading agreed, IEnvironment environment)
{
    private CommandLineReading? reading;
    private TerminalUse terminal;

    private ToolName Tool => vocabulary.Terms.Tool;

    /// <summary>Turns the command line into codes. Where the vocabulary turns out to be damaged it is deleted, and the invocation is not counted.</summary>
    public void Encode(IReadOnlyList<string> arguments, bool interactive)
    {
        // Not looked at without a yes to it: what a variable holds would stand among the values otherwise.
        var variables = decision.Kinds.Contains(ReportKind.Environment) ? environment : null;
        reading = CommandLineEncoder.Encode(vocabulary, arguments, variables);
        terminal = interactive ? TerminalUse.Interactive : TerminalUse.NotInteractive;
        vocabulary.Dispose();
        if (reading is null)
        {
            new VocabularyFile(home).Discard(Tool);
        }
    }

    /// <summary>
    /// Writes the invocation down. False when it was not: it could not be encoded, the answer changed meanwhile, the disk is full, the tool was
    /// never there.
    /// </summary>
    public bool TryRecord(ToolExit exit, Duration elapsed, Instant now)
    {
        // Exactly the answer it began under: a no must hold at once, and a later yes is not about what began before it.
        if (reading is not { } line || !exit.Started || !new ConsentStore(home).Has(Tool, agreed))
        {
            return false;
        }

        var invocation = new Invocation
        {
            Revision = vocabulary.Revision,
            MayBeSent = decision.Sharing == Sharing.Send,
            Command = line.Encoded.Command,
            Outcome = exit.Signal is { } signal ? OutcomeRule.OfSignal(signal) : line.Outcomes.Of(exit.Code),
            Duration = Classes.OfDuration(elapsed),
            Operands = line.TakesOperands ? line.Encoded.Operands : null,
            Terminal = terminal,
            Options = line.Encoded.Options,
            Values = line.Encoded.Values,
            Environment = line.Encoded.Environment,
        };
        return new JournalWriter(home).TryAppend(Tool, now, invocation.Keep(decision.Kinds));
    }
}
