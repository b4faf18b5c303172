using Footfall.Protocol;

namespace Footfall;

/// <summary>What a cell counts.</summary>
/// <param name="Window">The window it adds up.</param>
/// <param name="MayBeSent">Whether it becomes a report; false for the person's own eyes only.</param>
/// <param name="Subject">The subject.</param>
internal readonly record struct CellKey(Window Window, bool MayBeSent, Subject Subject);

/// <summary>A counter of the machine: exact, not yet clipped or rounded.</summary>
internal readonly record struct Cell(CellKey Key, long Count);
