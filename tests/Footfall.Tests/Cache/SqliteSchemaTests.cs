using Microsoft.Data.Sqlite;
using NodaTime;

namespace Footfall.Tests;

/// <summary>Caches that an older Footfall wrote. Each version has its file in <c>Schemas</c>, as that version wrote it.</summary>
[TestClass]
public sealed class SqliteSchemaTests : IDisposable
{
    private readonly TemporaryHome home = new();
    private readonly string path;

    public SqliteSchemaTests()
    {
        home.State.Create(Some.Tool);
        path = home.State.Cache(Some.Tool);
    }

    public static IEnumerable<int> OlderVersions => Enumerable.Range(1, SqliteSchema.Version - 1);

    [TestMethod]
    [DynamicData(nameof(OlderVersions))]
    public void What_an_older_version_kept_is_all_there(int version)
    {
        Write(version);

        using var cache = SqliteCache.Open(path);
        using var transaction = cache.Begin();

        Assert.AreEqual(36, transaction.Offsets()[Some.Day]);
        Assert.AreEqual("3 True, 5 False", string.Join(", ", transaction.Cells().Select(cell => $"{cell.Count} {cell.Key.MayBeSent}").Order()));
        Assert.AreEqual(new ActivityState(Some.Day, Some.Day, new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 1)), transaction.Activity);
        Assert.AreEqual((Some.Day, new VersionedFile(17, 18)), (transaction.VersionAsked, transaction.VersionFile));
        Assert.AreEqual(4, transaction.Failures(Some.Day)[2]);
        Assert.AreEqual("3 , 0 unknown-code", string.Join(", ", transaction.Outbox().Select(report => $"{report.Attempts} {report.Refusal}")));
        Assert.AreEqual("4, 5", string.Join(", ", transaction.Sent().Select(report => report.Body[0])));
        Assert.AreEqual(Instant.FromUnixTimeSeconds(1_795_600_000), transaction.LastSent);
        Assert.AreEqual((2, 9), (transaction.Total(Tally.Dropped), transaction.Total(Tally.Sent)));
    }

    [TestMethod]
    [DynamicData(nameof(OlderVersions))]
    public void An_older_file_becomes_the_same_as_a_new_one(int version)
    {
        Write(version);
        SqliteCache.Open(path).Dispose();
        var upgraded = Tables();
        File.Delete(path);
        SqliteCache.Open(path).Dispose();

        Assert.AreEqual(Tables(), upgraded);
        StringAssert.Contains(upgraded, $"version {SqliteSchema.Version}", StringComparison.Ordinal);
    }

    [TestMethod]
    [DynamicData(nameof(OlderVersions))]
    public void An_older_file_that_cannot_be_changed_now_is_tried_again_later(int version)
    {
        Write(version);
        var before = File.ReadAllBytes(path);
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var reading = other.CreateCommand();
            reading.CommandText = "BEGIN; SELECT * FROM cell";
            using var reader = reading.ExecuteReader();
            reader.Read();

            Assert.AreEqual(CacheTrouble.Unavailable, Assert.ThrowsExactly<CacheException>(() => SqliteCache.Open(path)).Trouble);
        }

        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
        What_an_older_version_kept_is_all_there(version);
    }

    public void Dispose() => home.Dispose();

    private void Write(int version)
    {
        File.Delete(path);
        SqliteCacheTests.Sql(path, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cache", "Schemas", $"{version}.sql")));
    }

    private string Tables()
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT group_concat(sql, ';' ORDER BY name) || ' version ' || (SELECT user_version FROM pragma_user_version) FROM sqlite_schema";
        return (string)command.ExecuteScalar()!;
    }
}
