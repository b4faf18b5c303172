namespace Footfall.Collector;

/// <summary>A column of a <see cref="StoredTable"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the words of the storage.</param>
internal sealed record StoredColumn(string Name, string Type);
