namespace Footfall.Collector;

internal sealed partial class SqliteLedger
{
    /// <inheritdoc />
    public IReadOnlyList<StoredTable> Describe() => Locked(() =>
        Query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", row => row.GetString(0)).Select(Describe).ToList());

    private StoredTable Describe(string table) => new(
        table,
        [.. Query("SELECT name, type FROM pragma_table_info($table)", row => new StoredColumn(row.GetString(0), row.GetString(1).ToLowerInvariant()), ("$table", table))],
        Query($"SELECT count(*) FROM (SELECT 1 FROM \"{table}\" LIMIT {StoredTable.MostCounted})", row => row.GetInt64(0)).Single());
}
