using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Adds to an option what its description says in a form that can be read: values, variables, further spellings.</summary>
internal static class OptionNotes
{
    public static HelpOption Add(HelpOption option, TableEntry entry)
    {
        foreach (var (key, items) in BracketNotes.Find(entry.Prose))
        {
            option = key switch
            {
                "possible values" or "choices" => WithValues(option, items),
                "env" or "env var" => WithVariable(option, items[0]),
                "alias" or "aliases" or "short aliases" => WithNames(option, items),
                _ => option,
            };
        }

        option = option.Values.IsEmpty ? WithValues(option, ListedBelow(entry.Description)) : option;
        if (option.Arity == OptionArity.None || !option.Values.IsEmpty)
        {
            return option;
        }

        var guessed = GuessedValues.Find(entry.Prose);
        return guessed.IsEmpty ? option : option with { Values = guessed, Doubt = option.Doubt ?? "values read out of prose" };
    }

    private static HelpOption WithValues(HelpOption option, IReadOnlyList<string> items)
    {
        var values = items.Select(item => item.Trim('"', '\'', ' ')).Where(Literals.IsLiteral).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return values.IsEmpty || option.Arity == OptionArity.None ? option : option with { Values = values };
    }

    private static HelpOption WithVariable(HelpOption option, string item)
    {
        var name = item.Split('=', ' ')[0].Trim('$', '"');
        return name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || option.Environment.Contains(name)
            ? option
            : option with { Environment = option.Environment.Add(name) };
    }

    private static HelpOption WithNames(HelpOption option, IReadOnlyList<string> items)
    {
        var names = items.Select(item => item.StartsWith('-') ? item : item.Length == 1 ? $"-{item}" : $"--{item}").Where(OptionTerm.IsSpelling);
        return option with { Names = [.. option.Names.Concat(names).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary><c>Possible values:</c> and below it a line each: <c>- always: ...</c>.</summary>
    private static ImmutableArray<string> ListedBelow(ImmutableArray<string> description)
    {
        var head = description.IndexOf("Possible values:");
        return head < 0
            ? []
            : [.. description.Skip(head + 1).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Split(':', ' ')[0])];
    }
}
