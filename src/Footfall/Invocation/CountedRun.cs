using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// One invocation that is counted: begun under an answer, encoded while the tool runs, written down after it has ended, if that answer still
/// stands. Not thread-safe.
/// </summary>
internal sealed class CountedRun(StateDirectory home, CompiledVocabulary vocabulary, ConsentDecision decision, ConsentReading agreed, IEnvironment environment)
{
    private EncodedCommandLine? line;
    private TerminalUse terminal;

    private ToolName Tool => vocabulary.Terms.Tool;

    /// <summary>Turns the command line into codes.</summary>
    /// <exception cref="InvalidDataException">The vocabulary is damaged. It is deleted, and the invocation is not counted.</exception>
    public void Encode(IReadOnlyList<string> arguments, bool interactive)
    {
        try
        {
            // Not looked at without a yes to it: what a variable holds would stand among the values otherwise.
            var variables = decision.Kinds.Contains(ReportKind.Environment) ? environment : null;
            line = CommandLineEncoder.Encode(vocabulary, arguments, variables);
            terminal = interactive ? TerminalUse.Interactive : TerminalUse.NotInteractive;
        }
        catch (InvalidDataException)
        {
            new VocabularyFile(home).Discard(Tool);
            throw;
        }
        finally
        {
            vocabulary.Dispose();
        }
    }

    /// <summary>
    /// Writes the invocation down. False when it was not: it could not be encoded, the answer changed meanwhile, the disk is full, the tool was
    /// never there.
    /// </summary>
    public bool TryRecord(ToolExit exit, Duration elapsed, Instant now)
    {
        // Exactly the answer it began under: a no must hold at once, and a later yes is not about what began before it.
        if (line is null || !exit.Started || !new ConsentStore(home).Has(Tool, agreed))
        {
            return false;
        }

        var invocation = new Invocation
        {
            Revision = vocabulary.Revision,
            MayBeSent = decision.Sharing == Sharing.Send,
            Command = line.Command,
            Outcome = exit.Signal is { } signal ? OutcomeRule.OfSignal(signal) : line.OutcomeOf(exit.Code),
            Duration = Classes.OfDuration(elapsed),
            Operands = line.TakesOperands ? line.Operands : null,
            Terminal = terminal,
            Options = line.Options,
            Values = line.Values,
            Environment = line.Environment,
        };
        return new JournalWriter(home).TryAppend(Tool, now, invocation.Keep(decision.Kinds));
    }
}
