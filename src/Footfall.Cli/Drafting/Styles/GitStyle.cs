using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>git: usage lines that name commands and options which no table has, then a table.</summary>
internal sealed class GitStyle : IHelpStyle
{
    public string Name => "git";

    public ParsingRules Rules { get; } = new() { Abbreviations = true };

    public int? UsageExitCode => 129;

    /// <summary>Whether this is what <c>git help -a</c> prints.</summary>
    public static bool IsList(HelpText text) => text.HasLine(line => line.Indent == 0 && line.Text == "Main Porcelain Commands");

    /// <summary>The commands of <c>git help -a</c>.</summary>
    public static ImmutableArray<HelpCommand> ReadList(HelpText text) => [.. Table.Commands(CommandLines(text)).Select(CommandTerm.Read).OfType<HelpCommand>()];

    public bool IsUsageExact => false;

    public bool Recognises(HelpText text) => text.HasLine(line => line.Indent == 0 && line.Text.StartsWith("usage: git ", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path)
    {
        var start = text.Lines.TakeWhile(line => !line.Text.StartsWith("usage:", StringComparison.Ordinal)).Count();
        var block = text.Lines.Skip(start).TakeWhile(line => !line.IsBlank).ToList();
        var rest = text.Lines.Skip(start + block.Count).ToList();
        var lines = UsageText.Join(block.Select(WithoutHeading));
        lines = [.. lines, .. UsageText.Join(UsageAfter(rest, path))];
        var unread = ImmutableArray.CreateBuilder<HelpLine>();
        var table = TablePage.Read(Table.Options(rest), TablePage.Option, unread).ToList();
        var usage = CallForms.Read(lines, path);
        return new HelpPage
        {
            Commands = usage.Commands,
            Options = [.. table, .. usage.Options.Where(option => !table.Any(option.Sharing))],
            Usage = usage.Usage,
            Unread = unread.ToImmutable(),
        };
    }

    private static HelpLine WithoutHeading(HelpLine line) =>
        line.Text.StartsWith("usage:", StringComparison.Ordinal) ? line with { Text = line.Text["usage:".Length..].TrimStart() } : line;

    /// <summary>Scripts explain one form of the call after the other, each at the left edge, the words indented below it.</summary>
    private static IEnumerable<HelpLine> UsageAfter(IReadOnlyList<HelpLine> lines, IReadOnlyList<string> path)
    {
        var begin = $"git {string.Join(' ', path)} ";
        return path.Count == 0 ? [] : lines.Where(line => line.Indent == 0 && line.Text.StartsWith(begin, StringComparison.Ordinal));
    }

    private static IReadOnlyList<HelpLine> CommandLines(HelpText text) =>
        [.. text.Lines.SkipWhile(line => !line.Text.EndsWith("Commands", StringComparison.Ordinal))
            .TakeWhile(line => !line.Text.StartsWith("User-facing", StringComparison.Ordinal) && !line.Text.StartsWith("Developer-facing", StringComparison.Ordinal) && !line.Text.StartsWith("Command aliases", StringComparison.Ordinal))
            .Where(line => line.Indent == 3)];
}
