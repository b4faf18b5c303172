using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>The options and values that a command line has shown so far. Holds codes only; no text of an argument stays here.</summary>
internal ref struct SeenOptions(ParsingRules rules, Span<int> roomForOptions, Span<int> roomForValues)
{
    private readonly ParsingRules rules = rules;
    private CodeSet options = new(roomForOptions);
    private CodeSet values = new(roomForValues);

    private static readonly ImmutableArray<string> Falsehoods = ["0", "false", "no", "n", "off", "f"];

    public readonly ImmutableArray<int> Options => options.ToImmutableArray();

    public readonly ImmutableArray<int> Values => values.ToImmutableArray();

    /// <summary>Adds what an argument says. False when it is no option but a bare word.</summary>
    /// <param name="scope">The options of the current command.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="waiting">The option whose value the next argument may be; null when the next argument stands for itself.</param>
    /// <param name="isUnknown">Whether it is an option that is not in the vocabulary.</param>
    public bool TryAdd(OptionScope scope, ReadOnlySpan<char> argument, out OptionEntry? waiting, out bool isUnknown)
    {
        waiting = null;
        isUnknown = false;
        if (argument.Length < 2 || argument[0] is not ('-' or '/' or '+' or '@'))
        {
            return false;
        }

        if (scope.TryMatch(argument, out var match))
        {
            waiting = Add(match, argument);
            return true;
        }

        if (argument[0] != '-')
        {
            return false;
        }

        if (argument[1] != '-' && scope.LastLetterOfCluster(argument) is { } last)
        {
            waiting = AddCluster(scope, argument, last);
            return true;
        }

        options.Add(Vocabulary.Other);
        isUnknown = true;
        return true;
    }

    /// <summary>Adds what a text says as an option's value: what its closed list has of it.</summary>
    public void AddValue(OptionEntry option, ReadOnlySpan<char> text)
    {
        if (option.Delimiter is not { } delimiter)
        {
            AddSingle(option, text);
            return;
        }

        foreach (var part in text.Split(delimiter))
        {
            AddSingle(option, text[part]);
        }
    }

    /// <summary>The options that the command line does not have and the environment has (<c>spec/encoding.md</c>, section 7).</summary>
    public ImmutableArray<int> AddFromEnvironment(ImmutableArray<OptionEntry> candidates, IEnvironment environment, CodeSet found)
    {
        foreach (var option in candidates)
        {
            if (!options.Contains(option.Code) && ValueIn(environment, option) is { } value)
            {
                found.Add(option.Code);
                AddValue(option, value);
            }
        }

        return found.ToImmutableArray();
    }

    private static string? ValueIn(IEnvironment environment, OptionEntry option)
    {
        foreach (var name in option.Environment)
        {
            var value = environment.Variable(name);
            if (!string.IsNullOrEmpty(value) && (option.Arity != OptionArity.None || !IsFalse(value)))
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsFalse(string value) => Falsehoods.Contains(value, StringComparer.OrdinalIgnoreCase);

    private void AddSingle(OptionEntry option, ReadOnlySpan<char> text)
    {
        var comparison = rules.ValuesIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var value in option.Values)
        {
            if (text.Equals(value.Name, comparison))
            {
                values.Add(value.Code);
                return;
            }
        }
    }

    /// <summary>One more time that the option is given. Where only the last time counts, the values of those before go.</summary>
    private void Add(OptionEntry option)
    {
        var isFirst = values.IsEmpty || !options.Contains(option.Code);
        options.Add(option.Code);
        if (option.Repeatable || isFirst)
        {
            return;
        }

        foreach (var value in option.Values)
        {
            values.Remove(value.Code);
        }
    }

    private OptionEntry? Add(OptionMatch match, ReadOnlySpan<char> argument)
    {
        Add(match.Option);
        if (match.ValueStart is { } start && !match.Spelling.Negated)
        {
            AddValue(match.Option, argument[start..]);
        }

        return match.MayTakeNext ? match.Option : null;
    }

    private OptionEntry? AddCluster(OptionScope scope, ReadOnlySpan<char> argument, int last)
    {
        foreach (var letter in argument[1..last])
        {
            Add(scope.OfLetter(letter)!);
        }

        var option = scope.OfLetter(argument[last])!;
        Add(option);
        var value = argument[(last + 1)..];
        if (value.IsEmpty)
        {
            return option.MayTakeNext() ? option : null;
        }

        AddValue(option, scope.IsSeparator(value[0]) ? value[1..] : value);
        return null;
    }
}
