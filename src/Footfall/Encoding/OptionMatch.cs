using Footfall.Protocol;

namespace Footfall;

/// <summary>One argument, recognised as one option.</summary>
/// <param name="Spelling">What it stands for.</param>
/// <param name="ValueStart">Where in the argument the option's value begins; null when the argument holds none.</param>
internal readonly record struct OptionMatch(OptionSpelling Spelling, int? ValueStart)
{
    public OptionEntry Option => Spelling.Option;

    /// <summary>Whether the next argument may be the option's value.</summary>
    public bool MayTakeNext => ValueStart is null && !Spelling.Negated && Option.MayTakeNext();
}
