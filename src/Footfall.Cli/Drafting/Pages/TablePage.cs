using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>Reads the pages that most libraries print: headings, usage lines, tables of commands and options.</summary>
internal static class TablePage
{
    /// <summary>Stands in command tables for more that is not shown.</summary>
    private const string More = "...";

    /// <param name="text">The page.</param>
    /// <param name="path">The words that led to it.</param>
    /// <param name="option">Makes an option of a row; null: as <see cref="Option"/> does.</param>
    public static HelpPage Read(HelpText text, IReadOnlyList<string> path, Func<TableEntry, HelpOption?>? option = null)
    {
        var sections = Sections.Of(text);
        var unread = ImmutableArray.CreateBuilder<HelpLine>();
        var commands = sections.Where(section => section.Kind == SectionKind.Commands)
            .SelectMany(section => Read(Table.Commands(section.Lines), CommandTerm.Read, unread))
            .ToImmutableArray();
        var options = sections.Where(section => section.Kind is SectionKind.Other or SectionKind.Operands or SectionKind.Usage)
            .SelectMany(section => Read(Table.Options(Body(section)), option ?? Option, unread)
                .Select(found => section.TitleHas("global") ? found with { Inherited = true } : found))
            .ToImmutableArray();
        return new HelpPage
        {
            Commands = commands,
            Options = options,
            Aliases = [.. sections.Where(section => section.Kind == SectionKind.Aliases).SelectMany(section => PageAliases.Read(section.Lines, path))],
            Usage = UsageLines(sections) is { Count: > 0 } lines ? UsageText.Read(lines, path, !commands.IsEmpty) : Usage.Unknown,
            Unread = unread.ToImmutable(),
        };
    }

    /// <summary>An option as its row has it.</summary>
    public static HelpOption? Option(TableEntry entry) =>
        OptionTerm.Read(entry.Term) is { } option ? OptionNotes.Add(option with { Line = entry.Line.Number }, entry) : null;

    public static IReadOnlyList<HelpLine> UsageLines(IReadOnlyList<Section> sections) =>
        [.. sections.Where(section => section.Kind == SectionKind.Usage).SelectMany(section => section.Lines.SkipWhile(line => line.IsBlank).TakeWhile(line => !line.IsBlank))];

    /// <summary>Makes something of each row; the rows of which nothing can be made go to <paramref name="unread"/>.</summary>
    public static IEnumerable<T> Read<T>(IReadOnlyList<TableEntry> entries, Func<TableEntry, T?> make, ImmutableArray<HelpLine>.Builder unread)
        where T : class
    {
        foreach (var entry in entries)
        {
            if (make(entry) is { } made)
            {
                yield return made;
            }
            else if (entry.Term != More)
            {
                unread.Add(entry.Line);
            }
        }
    }

    /// <summary>Usage lines are no table, but a table without a heading may follow them.</summary>
    private static IReadOnlyList<HelpLine> Body(Section section) =>
        section.Kind == SectionKind.Usage ? [.. section.Lines.SkipWhile(line => line.IsBlank).SkipWhile(line => !line.IsBlank)] : section.Lines;
}
