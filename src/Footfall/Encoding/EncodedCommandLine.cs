using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// All that is kept of a command line: codes of the vocabulary and one class. Codes are distinct and ascending, so neither order nor
/// repetition on the command line leaves a trace. Equal when all codes are equal.
/// </summary>
/// <param name="Command">The command's code; <see cref="Vocabulary.Other"/> when it is not in the vocabulary.</param>
/// <param name="Options">At most <see cref="CommandLineEncoder.MostCodes"/> option codes; <see cref="Vocabulary.Other"/> stands for all unknown ones.</param>
/// <param name="Values">At most <see cref="CommandLineEncoder.MostCodes"/> codes of values from closed lists.</param>
/// <param name="Operands">How many operands there were.</param>
internal sealed record EncodedCommandLine(int Command, ImmutableArray<int> Options, ImmutableArray<int> Values, CountClass Operands)
{
    /// <summary>Codes of options that are not on the command line but in the environment.</summary>
    public ImmutableArray<int> Environment { get; init; } = [];

    /// <summary>A command that is not in the vocabulary: nothing else is known of it.</summary>
    public static EncodedCommandLine Other { get; } = new(Vocabulary.Other, [], [], CountClass.None);

    public bool Equals(EncodedCommandLine? other) =>
        other is not null
        && Command == other.Command
        && Operands == other.Operands
        && Options.AsSpan().SequenceEqual(other.Options.AsSpan())
        && Values.AsSpan().SequenceEqual(other.Values.AsSpan())
        && Environment.AsSpan().SequenceEqual(other.Environment.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Command);
        hash.Add(Operands);
        foreach (var option in Options)
        {
            hash.Add(option);
        }

        foreach (var value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"command {Command}, options [{string.Join(',', Options)}], values [{string.Join(',', Values)}], operands {Operands}, environment [{string.Join(',', Environment)}]";
}
