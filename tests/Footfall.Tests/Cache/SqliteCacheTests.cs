using System.Text;
using Microsoft.Data.Sqlite;

namespace Footfall.Tests;

[TestClass]
public sealed class SqliteCacheTests : IDisposable
{
    private readonly TemporaryHome home = new();
    private readonly string path;

    public SqliteCacheTests()
    {
        home.State.Create(Some.Tool);
        path = home.State.Cache(Some.Tool);
    }

    [TestMethod]
    public void Its_file_is_for_its_owner_only()
    {
        SqliteCache.Open(path).Dispose();

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, TemporaryHome.ModeOf(path));
        Assert.IsFalse(home.Entries.Any(entry => entry.EndsWith(".new", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void What_was_deleted_is_not_in_the_file_any_more()
    {
        using (var cache = SqliteCache.Open(path))
        {
            Update(cache, transaction =>
            {
                for (var i = 0; i < 60; i++)
                {
                    transaction.Put(Some.Waiting(i));
                }
            });
            Assert.IsTrue(InFile(Some.Nonce(30).Hex), "it was there");

            Update(cache, transaction =>
            {
                for (var i = 0; i < 60; i++)
                {
                    transaction.Remove(Some.Nonce(i));
                }
            });
        }

        for (var i = 0; i < 60; i++)
        {
            Assert.IsFalse(InFile(Some.Nonce(i).Hex), $"nonce {i}");
        }

        Assert.IsFalse(InFile(Footfall.Protocol.ReportFormat.Text(Some.Waiting(1).Body)));
    }

    [TestMethod]
    [DataRow("DELETE")]
    [DataRow("WAL")]
    public void A_file_of_a_newer_version_is_refused_and_left_as_it_is(string mode)
    {
        SqliteCache.Open(path).Dispose();
        Sql(path, $"PRAGMA journal_mode = {mode}; PRAGMA user_version = {SqliteSchema.Version + 1}; CREATE TABLE later (x)");
        var before = File.ReadAllBytes(path);

        var refused = Assert.ThrowsExactly<CacheException>(() => SqliteCache.Open(path));

        Assert.AreEqual(CacheTrouble.Newer, refused.Trouble);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
    }

    [TestMethod]
    [DataRow("directory")]
    [DataRow("no directory above it")]
    [DataRow("directory beside it")]
    public void Where_no_file_can_be_made_it_is_unavailable(string what)
    {
        var place = what == "no directory above it" ? Path.Combine(home.Around, "nowhere", "cache.db") : path;
        if (what != "no directory above it")
        {
            Directory.CreateDirectory(what == "directory" ? place : place + ".new");
        }

        Assert.AreEqual(CacheTrouble.Unavailable, Assert.ThrowsExactly<CacheException>(() => SqliteCache.Open(place)).Trouble);
    }

    [TestMethod]
    public void While_another_process_writes_it_is_unavailable_and_not_damaged()
    {
        SqliteCache.Open(path).Dispose();
        using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();

        Assert.AreEqual(CacheTrouble.Unavailable, Assert.ThrowsExactly<CacheException>(() => SqliteCache.Open(path)).Trouble);
    }

    [TestMethod]
    public void A_rollback_journal_that_outlived_its_file_is_not_played_back()
    {
        SqliteCache.Open(path).Dispose();
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN; INSERT INTO fact VALUES ('x', 1); PRAGMA cache_spill = 1;";
            command.ExecuteNonQuery();
            File.Copy(path + "-journal", path + "-kept");
        }

        File.Delete(path);
        File.Move(path + "-kept", path + "-journal", overwrite: true);

        using var cache = SqliteCache.Open(path);

        Assert.IsFalse(File.Exists(path + "-journal"));
        Update(cache, transaction => transaction.Put(Some.Waiting(1)));
    }

    [TestMethod]
    [DataRow("UPDATE cell SET count = 0")]
    [DataRow("UPDATE cell SET count = -5")]
    [DataRow("UPDATE cell SET kind = 99")]
    [DataRow("UPDATE cell SET kind = 5000000000")]
    [DataRow("UPDATE cell SET \"window\" = 202699")]
    [DataRow("UPDATE cell SET shared = 7")]
    [DataRow("UPDATE segment SET offset = -1")]
    [DataRow("UPDATE segment SET day = 202648")]
    [DataRow("UPDATE outbox SET nonce = 'x'")]
    [DataRow("UPDATE outbox SET release = 9000000000000")]
    [DataRow("UPDATE outbox SET deadline = -9000000000000")]
    [DataRow("UPDATE outbox SET attempts = 2147483647")]
    [DataRow("UPDATE outbox SET attempts = -1")]
    [DataRow("UPDATE sent SET endpoint = 'http://example.org/'")]
    [DataRow("UPDATE fact SET value = 20261399 WHERE name = 'last-active'")]
    [DataRow("UPDATE sent SET at = 9000000000000")]
    [DataRow("DROP TABLE outbox")]
    [DataRow("DROP TABLE failure")]
    [DataRow(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'count INTEGER NOT NULL', 'count INTEGER'); "
        + "PRAGMA writable_schema = RESET; UPDATE cell SET count = NULL",
        DisplayName = "a count that is not there")]
    public void A_row_that_no_version_of_ours_has_written_is_damage(string sql)
    {
        using (var cache = SqliteCache.Open(path))
        {
            Update(cache, Fill);
        }

        Sql(path, sql);

        var damage = Assert.ThrowsExactly<CacheException>(() =>
        {
            using var cache = SqliteCache.Open(path);
            Update(cache, ReadAll);
        });

        Assert.AreEqual(CacheTrouble.Damaged, damage.Trouble);
    }

    [TestMethod]
    public void Used_after_its_end_it_says_so_as_a_trouble_of_the_cache()
    {
        var cache = SqliteCache.Open(path);
        cache.Dispose();

        Assert.ThrowsExactly<CacheException>(cache.Begin);
    }

    public void Dispose() => home.Dispose();

    internal static void Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Fill(ICacheTransaction transaction)
    {
        transaction.SetOffset(Some.Day, 12);
        transaction.Add(Some.Key(Footfall.Protocol.ReportKind.Command, 2, 1), 3);
        transaction.Activity = new ActivityState(Some.Day, null, null, null);
        transaction.SetFailures(Some.Day, new Dictionary<int, int> { [2] = 1 });
        transaction.Put(Some.Waiting(1));
        transaction.Log(new SentReport(Some.Nonce(2), [1], Some.Yes.Endpoint!, Some.Noon));
    }

    private static void ReadAll(ICacheTransaction transaction)
    {
        transaction.Offsets();
        transaction.Cells();
        _ = transaction.Activity;
        _ = transaction.LastSent;
        transaction.Failures(Some.Day);
        transaction.Outbox();
        transaction.Sent();
    }

    private static void Update(SqliteCache cache, Action<ICacheTransaction> work)
    {
        using var transaction = cache.Begin();
        work(transaction);
        transaction.Commit();
    }

    private bool InFile(string text) => File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
