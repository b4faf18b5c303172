using Footfall.Protocol;

namespace Footfall;

/// <summary>One command of a compiled vocabulary: what its words and its own options lead to.</summary>
internal readonly ref struct CompiledCommand(ReadOnlySpan<byte> bytes)
{
    private readonly Block block = new(bytes, CommandLayout.Text);

    public int Code => block[CommandLayout.Code];

    /// <summary>Whether bare words after it are operands.</summary>
    public bool TakesOperands => Has(CommandLayout.Operands);

    public bool CommandsAfterOperand => Has(CommandLayout.CommandsAfterOperand);

    public bool OptionsEndAtOperand => Has(CommandLayout.OptionsEndAtOperand);

    public bool PassesThrough => Has(CommandLayout.PassesThrough);

    /// <summary>What stands for every word that is no command below this one.</summary>
    public BlockPlace External => new(block[CommandLayout.External], block[CommandLayout.External + 1]);

    public int OptionCount => block[CommandLayout.Options + 1];

    public int SpellingCount => block[CommandLayout.Spellings + 1];

    /// <summary>Where in its block the rules about exit codes are.</summary>
    public Range ExitCodes
    {
        get
        {
            var begin = block[CommandLayout.ExitCodes] * sizeof(int);
            return begin..(begin + (block[CommandLayout.ExitCodes + 1] * CommandLayout.ExitCodeWidth * sizeof(int)));
        }
    }

    public CompiledOption Option(int number) => new(block, number);

    /// <summary>The option, among its own, that a dash and digits, or an argument with a plus or an at sign in front, stand for.</summary>
    /// <param name="place">One of the three in <see cref="CommandLayout"/>.</param>
    public CompiledOption OptionOf(int place) => block[place] < 0 ? default : new CompiledOption(block, block[place]);

    public ReadOnlySpan<char> SpellingText(int index) => block.Text(Spelling(index));

    /// <summary>What one of its spellings stands for.</summary>
    public OptionSpelling SpellingAt(int index)
    {
        var spelling = Spelling(index);
        return new OptionSpelling(new CompiledOption(block, spelling[CommandLayout.SpellingOption]), spelling[CommandLayout.SpellingNegated] != 0);
    }

    /// <summary>Whether it declares an option with one of the spellings of another command's option; forms with <c>--no-</c> are none.</summary>
    public bool SharesSpelling(CompiledCommand owner, CompiledOption option, StringComparison comparison)
    {
        foreach (var special in (ReadOnlySpan<int>)[CommandLayout.Digits, CommandLayout.Plus, CommandLayout.At])
        {
            if (owner.block[special] == option.Number && block[special] >= 0)
            {
                return true;
            }
        }

        for (var i = 0; i < owner.SpellingCount; i++)
        {
            var spelling = owner.SpellingAt(i);
            if (spelling.Option.Number == option.Number && !spelling.IsNegated && Declares(owner.SpellingText(i), comparison))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of its spellings, in their order, that is not before this text.</summary>
    public int FirstSpellingFrom(ReadOnlySpan<char> text, StringComparison comparison) =>
        block.FirstFrom(block.Table(CommandLayout.Spellings, CommandLayout.SpellingWidth), CommandLayout.SpellingWidth, text, comparison);

    /// <summary>
    /// Where the subcommand of that name or alias lies or, where the tool allows it, the only one with a name that begins so. It does not
    /// exist where there is none.
    /// </summary>
    public BlockPlace Child(ReadOnlySpan<char> word, ParsingRules rules)
    {
        const int width = CommandLayout.ChildWidth;
        var comparison = rules.CommandsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var children = block.Table(CommandLayout.Children, width);
        var first = block.FirstFrom(children, width, word, comparison);
        if (first * width < children.Length && block.Text(children[(first * width)..]).Equals(word, comparison))
        {
            return PlaceIn(children[(first * width)..]);
        }

        var found = default(BlockPlace);
        if (!rules.CommandAbbreviations || TakesOperands || word.IsEmpty)
        {
            return found;
        }

        for (var i = first * width; i < children.Length && block.Text(children[i..]).StartsWith(word, comparison); i += width)
        {
            var child = PlaceIn(children[i..]);
            if (found.Exists && found != child)
            {
                return default;
            }

            found = child;
        }

        return found;
    }

    /// <summary>Whether a bare word that is no subcommand is an operand.</summary>
    public bool IsOperand(ReadOnlySpan<char> word)
    {
        if (TakesOperands)
        {
            return true;
        }

        var endings = block.Table(CommandLayout.Endings, CommandLayout.TextWidth);
        for (var i = 0; i < endings.Length; i += CommandLayout.TextWidth)
        {
            if (word.EndsWith(block.Text(endings[i..]), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool Declares(ReadOnlySpan<char> text, StringComparison comparison)
    {
        for (var i = FirstSpellingFrom(text, comparison); i < SpellingCount && SpellingText(i).Equals(text, comparison); i++)
        {
            if (!SpellingAt(i).IsNegated)
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(int flag) => (block[CommandLayout.Flags] & flag) != 0;

    private ReadOnlySpan<int> Spelling(int index) =>
        block.Table(CommandLayout.Spellings, CommandLayout.SpellingWidth)[(index * CommandLayout.SpellingWidth)..];

    private static BlockPlace PlaceIn(ReadOnlySpan<int> child) => new(child[CommandLayout.ChildPlace], child[CommandLayout.ChildPlace + 1]);
}
