using Footfall.Protocol;

namespace Footfall;

/// <summary>One option of a compiled command.</summary>
internal readonly ref struct CompiledOption
{
    private readonly Block block;
    private readonly ReadOnlySpan<int> entry;

    public CompiledOption(Block block, int number)
    {
        this.block = block;
        Number = number;
        entry = block.Table(CommandLayout.Options, CommandLayout.OptionWidth).Slice(number * CommandLayout.OptionWidth, CommandLayout.OptionWidth);
    }

    /// <summary>False: no option was found.</summary>
    public bool Exists => !entry.IsEmpty;

    /// <summary>Its place among the options of its command.</summary>
    public int Number { get; }

    public int Code => entry[CommandLayout.OptionCode];

    public OptionArity Arity => (OptionArity)entry[CommandLayout.OptionArity];

    public NextArgument Next => (NextArgument)entry[CommandLayout.OptionNext];

    /// <summary>The character between several values in one text; null: the text is one value.</summary>
    public char? Delimiter => entry[CommandLayout.OptionDelimiter] is >= 0 and var delimiter ? (char)delimiter : null;

    public bool IsInherited => (entry[CommandLayout.OptionFlags] & CommandLayout.Inherited) != 0;

    public bool IsRepeatable => (entry[CommandLayout.OptionFlags] & CommandLayout.Repeatable) != 0;

    public int ValueCount => entry[CommandLayout.OptionValues + 1];

    public int VariableCount => entry[CommandLayout.OptionVariables + 1];

    /// <summary>Whether the argument behind it may be its value (<c>spec/encoding.md</c>, E21).</summary>
    public bool MayTakeNext => Arity != OptionArity.None && Next != NextArgument.Never;

    /// <summary>Whether this argument behind it is its value.</summary>
    public bool Takes(ReadOnlySpan<char> argument) => Next switch
    {
        NextArgument.Always => true,
        NextArgument.Word or NextArgument.Words => argument.Length < 2 || argument[0] != '-',
        NextArgument.Boolean => argument.Equals("true", StringComparison.OrdinalIgnoreCase) || argument.Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public int ValueCodeAt(int index) => Values[(index * CommandLayout.ValueWidth) + CommandLayout.ValueCode];

    /// <summary>The name of a variable that stands for it.</summary>
    public ReadOnlySpan<char> VariableAt(int index) => block.Text(
        block.Table(CommandLayout.Variables, CommandLayout.TextWidth)[((entry[CommandLayout.OptionVariables] + index) * CommandLayout.TextWidth)..]);

    /// <summary>The code of a listed value.</summary>
    public bool TryFindValue(ReadOnlySpan<char> name, StringComparison comparison, out int code)
    {
        var values = Values;
        var first = block.FirstFrom(values, CommandLayout.ValueWidth, name, comparison) * CommandLayout.ValueWidth;
        var isFound = first < values.Length && block.Text(values[first..]).Equals(name, comparison);
        code = isFound ? values[first + CommandLayout.ValueCode] : 0;
        return isFound;
    }

    private ReadOnlySpan<int> Values => block.Table(CommandLayout.Values, CommandLayout.ValueWidth)
        .Slice(entry[CommandLayout.OptionValues] * CommandLayout.ValueWidth, ValueCount * CommandLayout.ValueWidth);
}
