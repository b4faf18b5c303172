namespace Footfall;

/// <summary>The commands that the words of a command line have led to, the root first. Each has been found sound.</summary>
internal ref struct CommandPath(CompiledVocabulary vocabulary, Span<BlockPlace> room)
{
    private readonly Span<BlockPlace> room = room;

    /// <summary>How many commands it has.</summary>
    public int Count { get; private set; }

    /// <summary>The vocabulary that they are from.</summary>
    public readonly CompiledVocabulary Vocabulary => vocabulary;

    /// <summary>The command that the last word has led to.</summary>
    public readonly CompiledCommand Current => At(Count - 1);

    /// <summary>Where it lies.</summary>
    public readonly BlockPlace Place => room[Count - 1];

    /// <summary>The command after so many words.</summary>
    public readonly CompiledCommand At(int words) => vocabulary.Command(room[words]);

    /// <summary>Whether a command below has an option that is spelled like this one of the command after so many words.</summary>
    public readonly bool HidesBelow(int words, CompiledOption option)
    {
        var owner = At(words);
        var comparison = Vocabulary.Rules.OptionsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var below = words + 1; below < Count; below++)
        {
            if (At(below).SharesSpelling(owner, option, comparison))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes one command further. False when the vocabulary is damaged there, or deeper than any manifest.</summary>
    public bool TryGo(BlockPlace command)
    {
        if (Count == room.Length || !vocabulary.TryFind(command, out room[Count]))
        {
            return false;
        }

        Count++;
        return true;
    }
}
