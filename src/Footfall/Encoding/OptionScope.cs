using System.Buffers;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// The options that can stand on a command line of one command: its own and the inherited ones of the commands above it, the nearest
/// first where two are spelled the same. Recognises an argument as an option (<c>spec/encoding.md</c>, section 3). Immutable.
/// </summary>
internal sealed class OptionScope
{
    private const string Digits = "-#";
    private const string Negation = "--no-";

    private static readonly SearchValues<char> AsciiDigits = SearchValues.Create("0123456789");

    private readonly ParsingRules rules;
    private readonly Dictionary<string, OptionSpelling>.AlternateLookup<ReadOnlySpan<char>> spellings;
    private readonly StringComparison comparison;
    private readonly string[] abbreviable;
    private readonly OptionEntry? digits;
    private readonly OptionEntry? plus;
    private readonly OptionEntry? at;

    public OptionScope(IReadOnlyCollection<OptionEntry> nearestFirst, ParsingRules rules)
    {
        var names = new Dictionary<string, OptionSpelling>(rules.OptionComparer);
        foreach (var option in nearestFirst)
        {
            foreach (var name in option.Names)
            {
                _ = name switch
                {
                    Digits => digits ??= option,
                    "+" => plus ??= option,
                    "@" => at ??= option,
                    _ => names.TryAdd(name, new OptionSpelling(option, Negated: false)) ? option : null,
                };
            }
        }

        // After all of the above, so that an option that is itself called --no-something is never hidden.
        foreach (var option in nearestFirst.Where(option => option.Negatable))
        {
            foreach (var name in option.Names.Where(IsLong))
            {
                names.TryAdd(string.Concat(Negation, name.AsSpan(2)), new OptionSpelling(option, Negated: true));
            }
        }

        this.rules = rules;
        spellings = names.GetAlternateLookup<ReadOnlySpan<char>>();
        comparison = rules.OptionsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        abbreviable = rules.Abbreviations ? [.. names.Keys.Where(IsLong).Order(rules.OptionComparer)] : [];
    }

    /// <summary>Recognises an argument that is one option, with or without its value. Clusters are not tried.</summary>
    public bool TryMatch(ReadOnlySpan<char> argument, out OptionMatch match)
    {
        if (argument[0] is '+' or '@')
        {
            var prefixed = argument[0] == '+' ? plus : at;
            match = prefixed is null ? default : new OptionMatch(new OptionSpelling(prefixed, Negated: false), ValueStart: 1);
            return prefixed is not null;
        }

        if (spellings.TryGetValue(argument, out var spelling))
        {
            match = new OptionMatch(spelling, IsSeparator(argument[^1]) ? argument.Length : null);
            return true;
        }

        var cut = argument.IndexOfAny(rules.Separators);
        var head = cut < 0 ? argument : argument[..cut];
        int? valueStart = cut < 0 ? null : cut + 1;
        if (cut >= 0 && (spellings.TryGetValue(argument[..(cut + 1)], out spelling) || spellings.TryGetValue(head, out spelling)))
        {
            match = new OptionMatch(spelling, valueStart);
            return true;
        }

        if (digits is not null && argument[0] == '-' && argument.Length > 1 && !argument[1..].ContainsAnyExcept(AsciiDigits))
        {
            match = new OptionMatch(new OptionSpelling(digits, Negated: false), ValueStart: 1);
            return true;
        }

        match = TryComplete(head, out spelling) ? new OptionMatch(spelling, valueStart) : default;
        return match.Option is not null;
    }

    /// <summary>The option that a dash and this letter spell; null when none does.</summary>
    public OptionEntry? OfLetter(char letter) => spellings.TryGetValue(['-', letter], out var spelling) ? spelling.Option : null;

    /// <summary>
    /// Where the last option letter of a cluster stands; what follows it is that option's value. Null when the argument is no cluster,
    /// as when any of its letters is not known.
    /// </summary>
    public int? LastLetterOfCluster(ReadOnlySpan<char> argument)
    {
        for (var i = 1; i < argument.Length; i++)
        {
            if ((i > 1 && !rules.Clusters) || OfLetter(argument[i]) is not { } option)
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

    private static bool IsLong(string name) => name.StartsWith("--", StringComparison.Ordinal);

    private bool TryComplete(ReadOnlySpan<char> beginning, out OptionSpelling spelling)
    {
        spelling = default;
        if (beginning.Length <= 2)
        {
            return false;
        }

        var first = FirstNotBefore(beginning);
        for (var i = first; i < abbreviable.Length && abbreviable[i].AsSpan().StartsWith(beginning, comparison); i++)
        {
            var found = spellings.Dictionary[abbreviable[i]];
            if (i > first && found != spelling)
            {
                return false;
            }

            spelling = found;
        }

        return spelling.Option is not null;
    }

    private int FirstNotBefore(ReadOnlySpan<char> beginning)
    {
        var (low, high) = (0, abbreviable.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = abbreviable[middle].AsSpan().CompareTo(beginning, comparison) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
