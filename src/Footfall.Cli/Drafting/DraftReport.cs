using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>What a draft covers and what it could not read.</summary>
internal sealed class DraftReport(ToolName tool, string file, DraftedTool drafted, DraftResult result, string? source)
{
    public ToolName Tool => tool;

    public string File => file;

    /// <summary>Where the kept codes are from; null: all codes are new.</summary>
    public string? Source => source;

    public DraftResult Result => result;

    public DraftedTool Drafted => drafted;

    /// <summary>The commands that the help has.</summary>
    public int Commands => drafted.Commands.Length;

    /// <summary>The options on all pages, one for each page that shows it.</summary>
    public int Options => drafted.Commands.Sum(command => command.Page.Options.Length);

    /// <summary>How many pages each style had, the most first.</summary>
    public IEnumerable<(string Name, int Pages)> Styles => drafted.Commands
        .Where(command => command.Style is not null)
        .GroupBy(command => command.Style!.Name)
        .Select(group => (group.Key, group.Count()))
        .OrderByDescending(style => style.Item2)
        .ThenBy(style => style.Key, StringComparer.Ordinal);

    /// <summary>The commands without a page of their own.</summary>
    public IEnumerable<DraftedCommand> NotRead => drafted.Commands.Where(command => command.State is not (PageState.Read or PageState.Skipped));

    /// <summary>The lines that look as if they said something, and were not understood.</summary>
    public IEnumerable<(DraftedCommand Command, HelpLine Line)> Lines => drafted.Commands.SelectMany(command => command.Page.Unread.Select(line => (command, line)));

    /// <summary>The options of the manifest that take a value and list none: only that they were used is counted.</summary>
    public ImmutableArray<string> OpenValues =>
        [.. result.Manifest.Commands.SelectMany(command => command.Options.Where(option => option.Arity != OptionArity.None && option.Values.IsEmpty).Select(option => $"{command.Path} {option.Names[0]}".TrimStart()))];

    public bool HasNoPublisher => result.Manifest.Publisher.Name == ManifestDraft.NoPublisher;
}
