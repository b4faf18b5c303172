using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>Measures a manifest on real command lines. Thread-safe after construction, but for the shared memory of documented paths.</summary>
internal sealed class CorpusMeasure(Manifest manifest)
{
    private readonly CompiledVocabulary vocabulary = CompiledVocabulary.Of(manifest);
    private readonly DocumentedPaths paths = new(manifest);
    private readonly HashSet<int> unknownCommands =
        [Vocabulary.Other, .. manifest.Commands.Where(command => command.IsExternal).Select(command => command.Code)];

    public CorpusResult Measure(CorpusLine line)
    {
        var unknown = new List<int>();
        var encoded = CommandLineEncoder.Encode(vocabulary, line.Arguments, line, unknown)!.Value.Encoded;

        // Of a command that is unknown nothing is kept, so its options are not unknown either.
        ImmutableArray<string> options = encoded.Command == Vocabulary.Other ? [] : [.. unknown.Select(place => line.Arguments[place])];
        return new CorpusResult(line, encoded, Judge(line.Path, encoded.Command), options);
    }

    private CorpusVerdict Judge(string? documented, int command)
    {
        var isUnknown = unknownCommands.Contains(command);
        return documented is null ? (isUnknown ? CorpusVerdict.Recognised : CorpusVerdict.Mismatched)
            : !isUnknown && paths.Find(documented)?.Code == command ? CorpusVerdict.Recognised
            : isUnknown ? CorpusVerdict.UnknownCommand
            : CorpusVerdict.Mismatched;
    }
}
