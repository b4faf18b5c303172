namespace Footfall.Collector;

/// <summary>A page with what stands around every page.</summary>
/// <param name="Title">The title.</param>
/// <param name="Notice">What to say on top.</param>
/// <param name="Body">The content.</param>
internal sealed record Frame(string Title, Notice Notice, Template Body);
