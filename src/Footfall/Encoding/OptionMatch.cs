namespace Footfall;

/// <summary>One argument, recognised as one option.</summary>
/// <param name="spelling">What it stands for.</param>
/// <param name="valueStart">Where in the argument the option's value begins; null when the argument holds none.</param>
internal readonly ref struct OptionMatch(OptionSpelling spelling, int? valueStart)
{
    public CompiledOption Option => Spelling.Option;

    public OptionSpelling Spelling { get; } = spelling;

    public int? ValueStart { get; } = valueStart;

    /// <summary>Whether the next argument may be the option's value.</summary>
    public bool MayTakeNext => ValueStart is null && !Spelling.IsNegated && Option.MayTakeNext;
}
