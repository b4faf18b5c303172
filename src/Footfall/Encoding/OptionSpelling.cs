using Footfall.Protocol;

namespace Footfall;

/// <summary>What one spelling in a scope stands for.</summary>
/// <param name="Option">The option.</param>
/// <param name="Negated">Whether it is the <c>--no-</c> form, which takes no value.</param>
internal readonly record struct OptionSpelling(OptionEntry Option, bool Negated);
