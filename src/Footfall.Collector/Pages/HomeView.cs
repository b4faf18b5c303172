using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>The first page.</summary>
/// <param name="Tools">In the order of their names.</param>
/// <param name="Notice">What to say on top.</param>
/// <param name="IsTrial">Whether raw sums are shown and nothing is published.</param>
internal sealed record HomeView(ImmutableArray<HomeTool> Tools, Notice Notice, bool IsTrial)
{
    // Where nothing was shown for so long, there is nothing to put on the first page.
    private const int Days = 28;

    /// <summary>Builds the page.</summary>
    public static HomeView Of(Tools tools, IFigureSource source, bool isTrial)
    {
        var last = source.LastDay;
        var shown = tools.Vocabularies.Select(vocabulary => HomeTool.Of(vocabulary, source.Read(vocabulary, last.PlusDays(-Days), last))).ToImmutableArray();
        var notice = shown.Any(tool => tool.Latest.Any(figure => figure is { } one && RuleText.Read(one.Rule).IsSynthetic)) ? Notice.Synthetic : Notice.None;
        return new HomeView(shown, notice, isTrial);
    }
}
