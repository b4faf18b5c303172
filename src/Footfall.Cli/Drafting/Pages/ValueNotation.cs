using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>What stands behind an option's spelling for its value: <c>&lt;FILE&gt;</c>, <c>[=WHEN]</c>, <c>{a,b}</c>, <c>X [X ...]</c>, <c>string</c>.</summary>
internal sealed record ValueNotation(OptionArity Arity)
{
    private const string Dots = "...";

    public NextArgument? Next { get; init; }

    public ImmutableArray<string> Values { get; init; } = [];

    public bool Repeatable { get; init; }

    /// <summary>What a person should look at; null: clear.</summary>
    public string? Doubt { get; init; }

    /// <param name="text">What stands behind the name.</param>
    /// <param name="attached">Whether nothing parts the two.</param>
    public static ValueNotation Read(string text, bool attached)
    {
        var words = HelpWords.Split(text);
        if (words.Count == 0)
        {
            return new ValueNotation(OptionArity.None);
        }

        var repeats = text.Contains(Dots, StringComparison.Ordinal);
        if (words.Count > 1)
        {
            return Several(words, repeats);
        }

        var word = words[0];
        if (word is Dots)
        {
            return new ValueNotation(attached ? OptionArity.None : OptionArity.Required) { Repeatable = attached };
        }

        // [=WHEN], [<SPEC>], and pflag's string[="auto"].
        var inner = Inner(word);
        var assigned = word.IndexOf("[=", StringComparison.Ordinal);
        if (assigned >= 0)
        {
            return new ValueNotation(OptionArity.Optional) { Values = Listed(word[(assigned + 2)..].TrimEnd(']')), Repeatable = repeats };
        }

        if (inner.IsOptional)
        {
            NextArgument? next = attached ? null : repeats ? NextArgument.Words : NextArgument.Word;
            return new ValueNotation(OptionArity.Optional) { Next = next, Values = Listed(inner.Text), Repeatable = repeats };
        }

        return new ValueNotation(OptionArity.Required) { Values = Listed(inner.Text), Repeatable = repeats };
    }

    /// <summary>The texts of <c>{a,b}</c>, <c>(a|b)</c> or <c>a|b</c>; empty when they are not values but words for values.</summary>
    private static ImmutableArray<string> Listed(string text)
    {
        var list = text.Trim('<', '>', '(', ')', '=', '"', '\'');
        if (list is ['{', .., '}'])
        {
            return Accept(list[1..^1].Split(','));
        }

        return list.Contains('|', StringComparison.Ordinal) ? Accept(list.Split('|')) : [];
    }

    private static ImmutableArray<string> Accept(IReadOnlyList<string> items)
    {
        var values = items.Select(item => item.Trim(' ', '"', '\'')).Where(item => item.Length > 0 && item != Dots).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return Literals.AreValues(values) ? values : [];
    }

    /// <summary><c>X [X ...]</c> and <c>[X ...]</c>, or two words for two values, or prose that only one blank parts from the spelling.</summary>
    private static ValueNotation Several(IReadOnlyList<string> words, bool repeats)
    {
        if (repeats && words[^1][0] == '[')
        {
            return new ValueNotation(OptionArity.Required) { Next = NextArgument.Words, Values = Listed(words[0]) };
        }

        return words.All(Literals.IsPlaceholder)
            ? new ValueNotation(OptionArity.Required) { Next = NextArgument.Words, Repeatable = repeats, Doubt = $"takes {words.Count} values" }
            : new ValueNotation(OptionArity.None) { Doubt = "may take a value" };
    }

    private static (string Text, bool IsOptional) Inner(string word)
    {
        var text = word.EndsWith(Dots, StringComparison.Ordinal) ? word[..^Dots.Length] : word;
        return text is ['[', .., ']'] ? (text[1..^1].Replace(Dots, "", StringComparison.Ordinal).Trim(), true) : (text, false);
    }
}
