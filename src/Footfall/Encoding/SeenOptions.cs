using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>The options and values that a command line has shown so far. Holds codes only; no text of an argument stays here.</summary>
internal ref struct SeenOptions(Span<int> roomForOptions, Span<int> roomForValues)
{
    private CodeSet options = new(roomForOptions);
    private CodeSet values = new(roomForValues);

    public readonly ImmutableArray<int> Options => options.ToImmutableArray();

    public readonly ImmutableArray<int> Values => values.ToImmutableArray();

    /// <summary>Adds what an argument says. False when it is no option but a bare word.</summary>
    /// <param name="scope">The options of the current command.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="waiting">The option whose value is the next argument; null when the next argument stands for itself.</param>
    public bool TryAdd(OptionScope scope, ReadOnlySpan<char> argument, out OptionEntry? waiting)
    {
        waiting = null;
        if (argument.Length < 2 || argument[0] is not ('-' or '/'))
        {
            return false;
        }

        if (scope.TryMatch(argument, out var match))
        {
            waiting = Add(match, argument);
            return true;
        }

        if (argument[0] == '/')
        {
            return false;
        }

        if (argument[1] != '-' && scope.LastLetterOfCluster(argument) is { } last)
        {
            waiting = AddCluster(scope, argument, last);
            return true;
        }

        options.Add(Vocabulary.Other);
        return true;
    }

    /// <summary>Adds an option's value where its closed list has exactly this text.</summary>
    public void AddValue(OptionEntry option, ReadOnlySpan<char> text)
    {
        foreach (var value in option.Values)
        {
            if (text.SequenceEqual(value.Name))
            {
                values.Add(value.Code);
                return;
            }
        }
    }

    private OptionEntry? Add(OptionMatch match, ReadOnlySpan<char> argument)
    {
        options.Add(match.Option.Code);
        if (match.ValueStart is { } start && !match.Spelling.Negated)
        {
            AddValue(match.Option, argument[start..]);
        }

        return match.TakesNext ? match.Option : null;
    }

    private OptionEntry? AddCluster(OptionScope scope, ReadOnlySpan<char> argument, int last)
    {
        foreach (var letter in argument[1..last])
        {
            options.Add(scope.OfLetter(letter)!.Code);
        }

        var option = scope.OfLetter(argument[last])!;
        options.Add(option.Code);
        var value = argument[(last + 1)..];
        if (value.IsEmpty)
        {
            return option.Arity == OptionArity.Required ? option : null;
        }

        AddValue(option, scope.IsSeparator(value[0]) ? value[1..] : value);
        return null;
    }
}
