using Footfall.Protocol;

namespace Footfall;

/// <summary>Which of the arguments behind an option are its values (<c>spec/encoding.md</c>, E21).</summary>
internal static class OptionNextArgument
{
    public static bool MayTakeNext(this OptionEntry option) => option.Arity != OptionArity.None && option.Next != NextArgument.Never;

    public static bool Takes(this OptionEntry option, ReadOnlySpan<char> argument) => option.Next switch
    {
        NextArgument.Always => true,
        NextArgument.Word or NextArgument.Words => argument.Length < 2 || argument[0] != '-',
        NextArgument.Boolean => argument.Equals("true", StringComparison.OrdinalIgnoreCase) || argument.Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
