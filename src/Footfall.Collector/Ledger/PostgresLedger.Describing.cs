namespace Footfall.Collector;

internal sealed partial class PostgresLedger
{
    /// <inheritdoc />
    public IReadOnlyList<StoredTable> Describe() => pool.Read(session => session
        .Query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'footfall' ORDER BY table_name", row => row.GetString(0))
        .Select(table => Describe(session, table))
        .ToList());

    private static StoredTable Describe(PostgresSession session, string table) => new(
        table,
        [
            .. session.Query(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'footfall' AND table_name = $1 ORDER BY ordinal_position",
                row => new StoredColumn(row.GetString(0), row.GetString(1)),
                table),
        ],
        session.Query($"SELECT count(*) FROM (SELECT 1 FROM footfall.\"{table}\" LIMIT {StoredTable.MostCounted}) AS counted", row => row.GetInt64(0)).Single());
}
