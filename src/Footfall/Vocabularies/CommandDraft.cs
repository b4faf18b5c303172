using Footfall.Protocol;

namespace Footfall;

/// <summary>One command while its vocabulary is compiled: its block, but for where the blocks of its children will lie.</summary>
internal sealed class CommandDraft
{
    private readonly BlockBuilder block = new(CommandLayout.Head, CommandLayout.Text);
    private readonly CommandEntry entry;
    private readonly ParsingRules rules;
    private readonly Dictionary<string, CommandDraft> children;
    private CommandDraft? external;

    public CommandDraft(CommandEntry entry, ParsingRules rules)
    {
        this.entry = entry;
        this.rules = rules;
        children = new Dictionary<string, CommandDraft>(rules.CommandComparer);
    }

    /// <summary>Where the block lies. Known of all commands before any is written.</summary>
    public BlockPlace Place { get; private set; }

    /// <summary>A subcommand. All are known before the block is made.</summary>
    public void Add(CommandDraft child)
    {
        if (child.entry.IsExternal)
        {
            external = child;
            return;
        }

        children.TryAdd(child.entry.LastWord, child);
        foreach (var alias in child.entry.Aliases)
        {
            children.TryAdd(alias, child);
        }
    }

    /// <summary>Makes all of the block but the places of the children, and takes its own place.</summary>
    public void Make(int offset)
    {
        block[CommandLayout.Code] = entry.Code;
        block[CommandLayout.Flags] = (entry.Operands ? CommandLayout.Operands : 0)
            | (entry.CommandsAfterOperand ? CommandLayout.CommandsAfterOperand : 0)
            | (entry.OptionsEndAtOperand ? CommandLayout.OptionsEndAtOperand : 0)
            | (entry.PassesThrough ? CommandLayout.PassesThrough : 0);
        block.AddTexts(CommandLayout.Endings, entry.OperandEndings);
        AddChildren();
        new OptionTables(block, entry, rules).Add();
        block.AddTable(CommandLayout.ExitCodes, CommandLayout.ExitCodeWidth, ExitCodeTable.Of(entry.ExitCodes));
        Place = new BlockPlace(offset, block.Length);
        block[CommandLayout.Offset] = offset;
        block[CommandLayout.Length] = block.Length;
    }

    /// <summary>Writes the block to its place in the file.</summary>
    public void Write(Span<byte> file)
    {
        var at = block[CommandLayout.Children];
        foreach (var (_, child) in Sorted())
        {
            SetPlace(at + CommandLayout.ChildPlace, child.Place);
            at += CommandLayout.ChildWidth;
        }

        SetPlace(CommandLayout.External, external?.Place ?? default);
        block.Write(file.Slice(Place.Offset, Place.Length));
    }

    private void AddChildren()
    {
        var table = new List<int>();
        foreach (var (name, _) in Sorted())
        {
            var (begin, length) = block.Text(name);
            table.AddRange([begin, length, 0, 0]);
        }

        block.AddTable(CommandLayout.Children, CommandLayout.ChildWidth, table);
    }

    private IEnumerable<KeyValuePair<string, CommandDraft>> Sorted() => children.OrderBy(child => child.Key, rules.CommandComparer);

    private void SetPlace(int at, BlockPlace place)
    {
        block[at] = place.Offset;
        block[at + 1] = place.Length;
    }
}
