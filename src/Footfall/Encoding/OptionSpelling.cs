namespace Footfall;

/// <summary>What one spelling in a scope stands for.</summary>
/// <param name="option">The option.</param>
/// <param name="isNegated">Whether it is the <c>--no-</c> form, which takes no value.</param>
internal readonly ref struct OptionSpelling(CompiledOption option, bool isNegated)
{
    public CompiledOption Option { get; } = option;

    public bool IsNegated { get; } = isNegated;

    /// <summary>False: nothing is spelled so.</summary>
    public bool Exists => Option.Exists;

    public bool IsSame(OptionSpelling other) => Option.Code == other.Option.Code && IsNegated == other.IsNegated;
}
