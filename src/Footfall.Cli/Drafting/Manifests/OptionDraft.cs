using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Makes an entry of a manifest of an option of a page.</summary>
internal static class OptionDraft
{
    private const int MostValues = 500;
    private const int MostVariables = 5;

    public static OptionEntry Make(HelpOption option, CodeBook codes)
    {
        var entry = new OptionEntry
        {
            Code = codes.NextOption(),
            Names = option.Names,
            Arity = option.Arity,
            Delimiter = option.Delimiter,
            Environment = [.. option.Environment.Take(MostVariables)],
            Values = option.Arity == OptionArity.None ? [] : [.. option.Values.Take(MostValues).Select(value => new ValueEntry(codes.NextValue(), value))],
            Inherited = option.Inherited,
            Negatable = option.Negatable && option.Names.Any(name => name.StartsWith("--", StringComparison.Ordinal)),
            Repeatable = option.Repeatable && !option.Values.IsEmpty,
        };
        return option.Next is { } next && option.Arity != OptionArity.None ? entry with { Next = next } : entry;
    }
}
