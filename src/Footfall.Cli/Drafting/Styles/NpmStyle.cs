using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>npm: commands in a list, options in brackets (<c>[-S|--save|--no-save]</c>) and below them in a table without values.</summary>
internal sealed class NpmStyle : IHelpStyle
{
    private const string AllCommands = "All commands:";

    /// <summary>npm's longest list of brackets has some 20 lines.</summary>
    private const int MostLines = 100;

    public string Name => "npm";

    public ParsingRules Rules { get; } = new() { Abbreviations = true };

    public int? UsageExitCode => null;

    public bool IsUsageExact => false;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        line.Text == AllCommands || line.Text.StartsWith("Run \"npm help ", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path)
    {
        var sections = Sections.Of(text);
        var listed = sections.Where(section => section.Title + ":" == AllCommands)
            .SelectMany(section => section.Lines.TakeWhile(line => line.IsBlank || line.Indent > 0))
            .SelectMany(line => line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(Literals.IsCommandWord)
            .Select(name => new HelpCommand(name));
        var usage = path.Count == 0 ? CallForms.Nothing : CallForms.Read(UsageText.Join(TablePage.UsageLines(sections)), path);
        var unread = ImmutableArray.CreateBuilder<HelpLine>();
        return new HelpPage
        {
            Commands = [.. listed, .. usage.Commands.Select(Complete)],
            Options = [.. sections.Where(section => section.Title == "Options").SelectMany(section => Options(section.Lines, unread))],
            Aliases = [.. text.Lines.Where(line => line.Indent == 0).SelectMany(Aliases)],
            Usage = usage.Usage,
            Unread = unread.ToImmutable(),
        };
    }

    /// <summary>npm answers for all of a command's words with the same page.</summary>
    private static HelpCommand Complete(HelpCommand command) =>
        command.Page is { } page ? command with { Page = page with { IsComplete = true, Commands = [.. page.Commands.Select(Complete)] } } : command;

    private static IEnumerable<HelpOption> Options(IReadOnlyList<HelpLine> lines, ImmutableArray<HelpLine>.Builder unread)
    {
        var brackets = HelpWords.Split(string.Join(' ', lines.TakeWhile(line => !line.IsBlank).Take(MostLines).Select(line => line.Text)))
            .SelectMany(group => Split(group.Trim('[', ']')))
            .ToList();
        var table = TablePage.Read(Table.Options(lines), entry => OptionTerm.Read(entry.Term) is { } option ? option with { Line = entry.Line.Number } : null, unread).ToList();
        foreach (var option in table)
        {
            var value = brackets.FirstOrDefault(found => found.Sharing(option));
            var negatable = brackets.Any(found => found.Names.Any(name => option.Names.Contains(name.Replace("--no-", "--", StringComparison.Ordinal)) && !option.Names.Contains(name)));
            yield return option with
            {
                Arity = value?.Arity ?? OptionArity.None,
                Values = value?.Values ?? ImmutableArray<string>.Empty,
                Repeatable = value is { Repeatable: true },
                Negatable = negatable || value is null or { Arity: OptionArity.None },
            };
        }

        foreach (var option in brackets.DistinctBy(option => option.Names[0]))
        {
            var known = option.Names.Any(name => table.Any(other => other.Names.Contains(name) || other.Names.Contains(name.Replace("--no-", "--", StringComparison.Ordinal))));
            if (!known)
            {
                yield return option;
            }
        }
    }

    /// <summary>One group of brackets: <c>-w|--workspace &lt;name&gt; [...]</c> is one option, <c>--save|--save-dev|--no-save</c> are several.</summary>
    private static IEnumerable<HelpOption> Split(string group)
    {
        var words = HelpWords.Split(group);
        if (words.Count == 0 || words[0][0] != '-')
        {
            yield break;
        }

        var value = words.Count > 1 ? words[1] : "";
        var names = words[0].Split('|');
        if (value.Length == 0 || value == "|")
        {
            foreach (var name in names.Where(OptionTerm.IsSpelling))
            {
                yield return new HelpOption { Names = [name] };
            }

            yield break;
        }

        if (OptionTerm.Read($"{string.Join(", ", names)} {value}") is { } option)
        {
            yield return option with { Repeatable = words.Count > 2, Next = null };
        }
    }

    private static IEnumerable<string> Aliases(HelpLine line)
    {
        var head = line.Text.StartsWith("alias: ", StringComparison.Ordinal) ? "alias: " : line.Text.StartsWith("aliases: ", StringComparison.Ordinal) ? "aliases: " : null;
        return head is null ? [] : line.Text[head.Length..].Split(',', StringSplitOptions.TrimEntries).Where(Literals.IsCommandWord);
    }
}
