namespace Footfall.Cli.Drafting;

/// <summary>A heading of a page and the lines below it.</summary>
/// <param name="Title">The heading without its colon; empty for what stands before the first one.</param>
/// <param name="Kind">What the heading promises.</param>
/// <param name="Lines">The lines, blank ones included.</param>
internal sealed record Section(string Title, SectionKind Kind, IReadOnlyList<HelpLine> Lines)
{
    public bool TitleHas(string word) => Title.Contains(word, StringComparison.OrdinalIgnoreCase);
}
