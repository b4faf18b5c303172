using NodaTime;

namespace Footfall.Cli;

/// <summary>What a wrapped command needs once: a question at the terminal, and its vocabulary in the form that is read at each call.</summary>
internal static class Preparing
{
    /// <summary>Asks and compiles where that is due, and decides then.</summary>
    public static RunDecision Prepare(RunPreparation preparation)
    {
        var source = VocabularySource.Of(preparation.Home, preparation.Tool);
        if (new ManifestCatalog(preparation.Home).Find(preparation.Tool) is not { IsValid: true, Manifest: var manifest })
        {
            return RunDecision.NotCounted;
        }

        if (Terminal.CanAsk)
        {
#pragma warning disable RS0030 // Composed here: nothing stands before a wrapped command.
            new ConsentDialog(preparation.Home, SystemClock.Instance).AskWhereDue(manifest, preparation.Gate, preparation.Answer);
#pragma warning restore RS0030
        }

        var decision = preparation.Gate.Decide(Terms.Of(manifest), preparation.Answer);
        if (!decision.Counts)
        {
            return RunDecision.NotCounted;
        }

        new ConsentStore(preparation.Home).RestorePlace(preparation.Tool);

        // Where it cannot be kept, a full disk perhaps, this invocation is counted all the same.
        _ = new VocabularyFile(preparation.Home).TryWrite(manifest, source);
        return preparation.Decide(CompiledVocabulary.Of(manifest));
    }
}
