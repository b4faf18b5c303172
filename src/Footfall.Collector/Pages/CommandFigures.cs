namespace Footfall.Collector;

/// <summary>The figures of one command in a group.</summary>
/// <param name="Command">The command.</param>
/// <param name="Table">A row a figure.</param>
internal sealed record CommandFigures(string Command, BarTable Table);
