using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>The options and values that a command line has shown so far. Holds codes only; no text of an argument stays here.</summary>
internal ref struct SeenOptions(ParsingRules rules, Span<int> roomForOptions, Span<int> roomForValues)
{
    private readonly StringComparison valueComparison = rules.ValuesIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private CodeSet options = new(roomForOptions);
    private CodeSet values = new(roomForValues);

    public readonly ImmutableArray<int> Options => options.ToImmutableArray();

    public readonly ImmutableArray<int> Values => values.ToImmutableArray();

    /// <summary>Adds what an argument says. False when it is no option but a bare word.</summary>
    /// <param name="scope">The options of the current command.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="waiting">The option whose value the next argument may be; it does not exist when the next argument stands for itself.</param>
    /// <param name="isUnknown">Whether it is an option that is not in the vocabulary.</param>
    public bool TryAdd(OptionScope scope, ReadOnlySpan<char> argument, out CompiledOption waiting, out bool isUnknown)
    {
        waiting = default;
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
    public void AddValue(CompiledOption option, ReadOnlySpan<char> text)
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

    /// <summary>
    /// The options that the command line does not have and the environment has (<c>spec/encoding.md</c>, section 7): of the last command and
    /// all above it, inherited or not.
    /// </summary>
    public ImmutableArray<int> AddFromEnvironment(CommandPath path, IEnvironment environment, CodeSet found)
    {
        for (var words = path.Count - 1; words >= 0; words--)
        {
            var command = path.At(words);
            for (var number = 0; number < command.OptionCount; number++)
            {
                var option = command.Option(number);
                if (!options.Contains(option.Code) && ValueIn(environment, option) is { } value && !path.HidesBelow(words, option))
                {
                    found.Add(option.Code);
                    AddValue(option, value);
                }
            }
        }

        return found.ToImmutableArray();
    }

    private static string? ValueIn(IEnvironment environment, CompiledOption option)
    {
        for (var i = 0; i < option.VariableCount; i++)
        {
            var value = environment.Variable(option.VariableAt(i));
            if (!string.IsNullOrEmpty(value) && (option.Arity != OptionArity.None || !IsFalse(value)))
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsFalse(string value) => value is "0"
        || value.Equals("false", StringComparison.OrdinalIgnoreCase)
        || value.Equals("no", StringComparison.OrdinalIgnoreCase)
        || value.Equals("n", StringComparison.OrdinalIgnoreCase)
        || value.Equals("off", StringComparison.OrdinalIgnoreCase)
        || value.Equals("f", StringComparison.OrdinalIgnoreCase);

    private void AddSingle(CompiledOption option, ReadOnlySpan<char> text)
    {
        if (option.TryFindValue(text, valueComparison, out var code))
        {
            values.Add(code);
        }
    }

    /// <summary>One more time that the option is given. Where only the last time counts, the values of those before go.</summary>
    private void Add(CompiledOption option)
    {
        options.Add(option.Code);
        if (option.IsRepeatable || values.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < option.ValueCount; i++)
        {
            values.Remove(option.ValueCodeAt(i));
        }
    }

    private CompiledOption Add(OptionMatch match, ReadOnlySpan<char> argument)
    {
        Add(match.Option);
        if (match.ValueStart is { } start && !match.Spelling.IsNegated)
        {
            AddValue(match.Option, argument[start..]);
        }

        return match.MayTakeNext ? match.Option : default;
    }

    private CompiledOption AddCluster(OptionScope scope, ReadOnlySpan<char> argument, int last)
    {
        foreach (var letter in argument[1..last])
        {
            Add(scope.OfLetter(letter));
        }

        var option = scope.OfLetter(argument[last]);
        Add(option);
        var value = argument[(last + 1)..];
        if (value.IsEmpty)
        {
            return option.MayTakeNext ? option : default;
        }

        AddValue(option, scope.IsSeparator(value[0]) ? value[1..] : value);
        return default;
    }
}
