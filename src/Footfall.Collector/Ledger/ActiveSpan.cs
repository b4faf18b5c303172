using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// How many installations were active in a span of days, as far as the days that were closed so far tell. With it the daily cells of
/// activity need not be kept until the last span that they belong to is over.
/// </summary>
/// <param name="Last">The last day of the span.</param>
/// <param name="Days">Its length: 1, 7 or 30.</param>
/// <param name="Active">The installations. With noise, which is in it then, it may be negative.</param>
/// <param name="Cells">How many cells were added up, those that nobody reported too; below 0 where each has a noise of its own.</param>
internal readonly record struct ActiveSpan(LocalDate Last, int Days, long Active, int Cells);
