using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// The options that can stand on a command line of one command: its own and the inherited ones of the commands above it, the nearest
/// first where two are spelled the same. Recognises an argument as an option (<c>spec/encoding.md</c>, section 3).
/// </summary>
internal readonly ref struct OptionScope
{
    private readonly CommandPath path;
    private readonly ParsingRules rules;
    private readonly StringComparison comparison;

    public OptionScope(CommandPath path)
    {
        this.path = path;
        rules = path.Vocabulary.Rules;
        comparison = rules.OptionsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <summary>Recognises an argument that is one option, with or without its value. Clusters are not tried.</summary>
    public bool TryMatch(scoped ReadOnlySpan<char> argument, out OptionMatch match)
    {
        if (argument[0] is '+' or '@')
        {
            match = new OptionMatch(OptionOf(argument[0] == '+' ? CommandLayout.Plus : CommandLayout.At), valueStart: 1);
            return match.Option.Exists;
        }

        var cut = argument.IndexOfAny(rules.Separators);
        var mayHoldSeparator = path.Vocabulary.HasSeparatorsInSpellings;
        var spelling = cut < 0 || mayHoldSeparator ? Find(argument) : default;
        if (spelling.Exists)
        {
            match = new OptionMatch(spelling, IsSeparator(argument[^1]) ? argument.Length : null);
            return true;
        }

        var head = cut < 0 ? argument : argument[..cut];
        int? valueStart = cut < 0 ? null : cut + 1;
        if (cut >= 0)
        {
            spelling = mayHoldSeparator ? Find(argument[..(cut + 1)]) : default;
            spelling = spelling.Exists ? spelling : Find(head);
        }

        if (!spelling.Exists && argument[0] == '-' && IsNumber(argument[1..]))
        {
            spelling = OptionOf(CommandLayout.Digits);
            valueStart = 1;
        }

        if (!spelling.Exists && rules.Abbreviations)
        {
            spelling = Complete(head);
            valueStart = cut < 0 ? null : cut + 1;
        }

        match = new OptionMatch(spelling, valueStart);
        return spelling.Exists;
    }

    /// <summary>The option that a dash and this letter spell; it does not exist when none does.</summary>
    public CompiledOption OfLetter(char letter) => Find(['-', letter]).Option;

    /// <summary>
    /// Where the last option letter of a cluster stands; what follows it is that option's value. Null when the argument is no cluster,
    /// as when any of its letters is not known.
    /// </summary>
    public int? LastLetterOfCluster(ReadOnlySpan<char> argument)
    {
        for (var i = 1; i < argument.Length; i++)
        {
            var option = i > 1 && !rules.Clusters ? default : OfLetter(argument[i]);
            if (!option.Exists)
            {
                return null;
            }

            var isLast = i == argument.Length - 1;
            if (isLast || (option.Arity != OptionArity.None && (rules.AttachedValues || IsSeparator(argument[i + 1]))))
            {
                return i;
            }

            if (option.Arity == OptionArity.Required)
            {
                return null;
            }
        }

        return null;
    }

    public bool IsSeparator(char character) => rules.Separators.Contains(character, StringComparison.Ordinal);

    /// <summary>What a text spells. A form with <c>--no-</c> stands back behind every option that is itself spelled so.</summary>
    private OptionSpelling Find(scoped ReadOnlySpan<char> text)
    {
        var negated = default(OptionSpelling);
        for (var words = path.Count - 1; words >= 0; words--)
        {
            var command = path.At(words);
            for (var i = command.FirstSpellingFrom(text, comparison); i < command.SpellingCount && command.SpellingText(i).Equals(text, comparison); i++)
            {
                var spelling = command.SpellingAt(i);
                if (!IsInScope(spelling.Option, words))
                {
                    continue;
                }

                if (!spelling.IsNegated)
                {
                    return spelling;
                }

                negated = negated.Exists ? negated : spelling;
            }
        }

        return negated;
    }

    /// <summary>What all spellings stand for that begin so; nothing when they do not stand for the same.</summary>
    private OptionSpelling Complete(scoped ReadOnlySpan<char> beginning)
    {
        var found = default(OptionSpelling);
        if (beginning.Length <= 2 || beginning is not ['-', '-', ..])
        {
            return found;
        }

        for (var words = path.Count - 1; words >= 0; words--)
        {
            var command = path.At(words);
            for (var i = command.FirstSpellingFrom(beginning, comparison); i < command.SpellingCount && command.SpellingText(i).StartsWith(beginning, comparison); i++)
            {
                if (!IsInScope(command.SpellingAt(i).Option, words))
                {
                    continue;
                }

                var spelling = Find(command.SpellingText(i));
                if (found.Exists && !found.IsSame(spelling))
                {
                    return default;
                }

                found = spelling;
            }
        }

        return found;
    }

    /// <summary>The nearest option for digits, or for a character in front.</summary>
    private OptionSpelling OptionOf(int place)
    {
        for (var words = path.Count - 1; words >= 0; words--)
        {
            var option = path.At(words).OptionOf(place);
            if (option.Exists && IsInScope(option, words))
            {
                return new OptionSpelling(option, isNegated: false);
            }
        }

        return default;
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    private bool IsInScope(CompiledOption option, int words) => words == path.Count - 1 || option.IsInherited;
}
