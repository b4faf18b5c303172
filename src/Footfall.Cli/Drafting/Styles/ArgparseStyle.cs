using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>argparse, in Python: commands are the choices of an operand, <c>{build,test} ...</c>, each with a line of its own where it has a help.</summary>
internal sealed class ArgparseStyle : IHelpStyle
{
    public string Name => "argparse";

    public ParsingRules Rules { get; } = new() { Abbreviations = true };

    public int? UsageExitCode => 2;

    public bool IsUsageExact => true;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        line.Indent == 0 && line.Text is "positional arguments:" or "optional arguments:"
        || line.Text.EndsWith("show this help message and exit", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path)
    {
        var page = TablePage.Read(text, path);
        var sections = Sections.Of(text);
        var usage = string.Join(' ', UsageText.Join(TablePage.UsageLines(sections)));
        if (Choices(usage) is not { IsEmpty: false } names)
        {
            return page;
        }

        // The table gives aliases, and names what stands in the braces twice: a command and its alias.
        var commands = sections.SelectMany(section => Table.Commands(Below(section.Lines)))
            .Select(CommandTerm.Read)
            .OfType<HelpCommand>()
            .Where(command => names.Contains(command.Name))
            .DistinctBy(command => command.Name)
            .ToList();
        var named = commands.SelectMany(command => command.Aliases.Append(command.Name)).ToHashSet(StringComparer.Ordinal);
        return page with
        {
            Commands = [.. commands, .. names.Where(name => !named.Contains(name)).Select(name => new HelpCommand(name))],
            Unread = [.. page.Unread.Where(line => !line.Text.StartsWith('{'))],
            Usage = page.Usage with { TakesCommand = true, Operands = false, EndsAtOperand = false },
        };
    }

    /// <summary>The choices of the operand that the rest of the command line belongs to.</summary>
    private static ImmutableArray<string> Choices(string usage)
    {
        var words = HelpWords.Split(usage);
        var at = words.ToList().FindIndex(word => word is ['{', .., '}']);
        return at >= 0 && at + 1 < words.Count && words[at + 1] == "..."
            ? [.. words[at][1..^1].Split(',').Where(Literals.IsCommandWord)]
            : [];
    }

    private static List<HelpLine> Below(IReadOnlyList<HelpLine> lines)
    {
        var brace = lines.ToList().FindIndex(line => line.Text.StartsWith('{'));
        return brace < 0 ? [] : [.. lines.Skip(brace + 1).TakeWhile(line => line.IsBlank || line.Indent > lines[brace].Indent)];
    }
}
