using Footfall.Protocol;

namespace Footfall;

/// <summary>The options of one command as tables of its block: spellings, options, values, variables.</summary>
internal sealed class OptionTables(BlockBuilder block, CommandEntry command, ParsingRules rules)
{
    private readonly List<(string Name, int Option, bool Negated)> spellings = [];
    private readonly List<int> options = [];
    private readonly List<int> values = [];
    private readonly List<int> variables = [];

    public void Add()
    {
        foreach (var special in (int[])[CommandLayout.Digits, CommandLayout.Plus, CommandLayout.At])
        {
            block[special] = -1;
        }

        for (var number = 0; number < command.Options.Length; number++)
        {
            AddSpellings(number, command.Options[number]);
            AddOption(command.Options[number]);
        }

        block.AddTable(CommandLayout.Spellings, CommandLayout.SpellingWidth, Spellings());
        block.AddTable(CommandLayout.Options, CommandLayout.OptionWidth, options);
        block.AddTable(CommandLayout.Values, CommandLayout.ValueWidth, values);
        block.AddTable(CommandLayout.Variables, CommandLayout.TextWidth, variables);
    }

    private void AddSpellings(int number, OptionEntry option)
    {
        foreach (var name in option.Names)
        {
            var special = name switch
            {
                "-#" => CommandLayout.Digits,
                "+" => CommandLayout.Plus,
                "@" => CommandLayout.At,
                _ => 0,
            };
            if (special == 0)
            {
                spellings.Add((name, number, Negated: false));
            }
            else if (block[special] < 0)
            {
                block[special] = number;
            }

            // Also where another option is spelled so: that one may not be inherited where this one is.
            if (option.Negatable && name.StartsWith("--", StringComparison.Ordinal))
            {
                spellings.Add((string.Concat("--no-", name.AsSpan(2)), number, Negated: true));
            }
        }
    }

    private void AddOption(OptionEntry option)
    {
        options.AddRange(
        [
            option.Code,
            (int)option.Arity,
            (int)option.Next,
            option.Delimiter ?? -1,
            (option.Inherited ? CommandLayout.Inherited : 0) | (option.Repeatable ? CommandLayout.Repeatable : 0),
            values.Count / CommandLayout.ValueWidth,
            option.Values.Length,
            variables.Count / CommandLayout.TextWidth,
            option.Environment.Length,
        ]);
        foreach (var value in option.Values.OrderBy(value => value.Name, rules.ValueComparer))
        {
            var (begin, length) = block.Text(value.Name);
            values.AddRange([begin, length, value.Code]);
        }

        foreach (var variable in option.Environment)
        {
            var (begin, length) = block.Text(variable);
            variables.AddRange([begin, length]);
        }
    }

    private List<int> Spellings()
    {
        var table = new List<int>();
        foreach (var (name, option, negated) in spellings.OrderBy(spelling => spelling.Name, rules.OptionComparer))
        {
            var (begin, length) = block.Text(name);
            table.AddRange([begin, length, option, negated ? 1 : 0]);
        }

        return table;
    }
}
