using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Decides before a tool runs whether it is counted, from the answer and the compiled vocabulary. Reads two small files and the surroundings;
/// asks nobody and compiles nothing, but tells when that is due.
/// </summary>
internal sealed class RunPreparation(ToolName tool, StateDirectory home, IEnvironment environment)
{
    private readonly ConsentStore store = new(home);
    private readonly VocabularyFile vocabularies = new(home);

    public ToolName Tool => tool;

    public StateDirectory Home => home;

    public ConsentGate Gate { get; } = ConsentGate.Of(environment);

    /// <summary>The answer as it stands now.</summary>
    public ConsentReading Answer => store.ReadText(tool);

    /// <summary>Null where the name cannot be a tool's.</summary>
    public static RunPreparation? For(string name, StateDirectory home, IEnvironment environment) =>
        ToolName.FromExecutable(name) is { } tool ? new RunPreparation(tool, home, environment) : null;

    /// <summary>Decides.</summary>
    /// <param name="isPrepared">Whether a person was asked and the vocabulary was compiled by now: what is still open stays open.</param>
    public RunDecision Decide(bool isPrepared = false)
    {
        var answer = Answer;
        if (answer.IsDamaged || answer.Record is { Answer: ConsentAnswer.No } || Gate.Forbidden(terms: null) is not null)
        {
            return RunDecision.NotCounted;
        }

        // Whoever cannot be asked does not wait for anything.
        if (answer.Record is null)
        {
            return isPrepared || !Terminal.CanAsk ? RunDecision.NotCounted : RunDecision.Wanting;
        }

        var reading = vocabularies.Open(tool);
        if (reading.Vocabulary is { } vocabulary)
        {
            return Decide(vocabulary, answer, isPrepared);
        }

        if (reading.IsDamaged)
        {
            // Never trusted: this invocation is not counted, and the next one meets none, which is mended.
            vocabularies.Discard(tool);
            return RunDecision.NotCounted;
        }

        return isPrepared ? RunDecision.NotCounted : RunDecision.Wanting;
    }

    /// <summary>Decides after everything was prepared, about a vocabulary that is at hand.</summary>
    public RunDecision Decide(CompiledVocabulary vocabulary) => Decide(vocabulary, Answer, isPrepared: true);

    private RunDecision Decide(CompiledVocabulary vocabulary, ConsentReading answer, bool isPrepared)
    {
        var decision = Gate.Decide(vocabulary.Terms, answer);
        return !isPrepared && decision.Sharing != Sharing.Off && !decision.NewKinds.IsEmpty && Terminal.CanAsk ? RunDecision.Wanting
            : decision.Counts ? RunDecision.Count(new CountedRun(home, vocabulary, decision, answer, environment))
            : RunDecision.NotCounted;
    }
}
