using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>A table of the ledger as the storage itself describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, each with its type.</param>
/// <param name="Rows">How many rows it has, counted up to <see cref="MostCounted"/>.</param>
internal sealed record StoredTable(string Name, ImmutableArray<StoredColumn> Columns, long Rows)
{
    /// <summary>Counting stops here, so that whoever brings a report does not wait for it.</summary>
    public const int MostCounted = 131_072;
}
