using System.Diagnostics.CodeAnalysis;

namespace Footfall;

/// <summary>What became of opening a tool's compiled vocabulary.</summary>
internal sealed class VocabularyReading
{
    private VocabularyReading(CompiledVocabulary? vocabulary, bool isDamaged)
    {
        Vocabulary = vocabulary;
        IsDamaged = isDamaged;
    }

    /// <summary>There is none, or it was compiled out of another manifest or by another release: it has to be compiled.</summary>
    public static VocabularyReading Stale { get; } = new(null, isDamaged: false);

    /// <summary>What is there is no vocabulary of this tool. It has to be discarded, and this invocation is not counted.</summary>
    public static VocabularyReading Damaged { get; } = new(null, isDamaged: true);

    [MemberNotNullWhen(true, nameof(Vocabulary))]
    public bool IsFresh => Vocabulary is not null;

    public bool IsDamaged { get; }

    /// <summary>Not null if it is fresh. Whoever opened it disposes of it.</summary>
    public CompiledVocabulary? Vocabulary { get; }

    public static VocabularyReading Fresh(CompiledVocabulary vocabulary) => new(vocabulary, isDamaged: false);
}
