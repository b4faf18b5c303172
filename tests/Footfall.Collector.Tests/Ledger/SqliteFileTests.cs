using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteFileTests
{
    [TestMethod]
    public void A_file_that_is_no_database_is_refused_and_untouched() =>
        AssertRefused(file => File.WriteAllText(file, "My diary, " + new string('x', 5000)), "not a SQLite database");

    [TestMethod]
    public void A_short_file_is_refused_and_untouched() =>
        AssertRefused(file => File.WriteAllText(file, "x"), "not a SQLite database");

    [TestMethod]
    public void Another_programs_database_is_refused_and_untouched() =>
        AssertRefused(file => Execute(file, "CREATE TABLE diary (text)"), "another program");

    [TestMethod]
    public void A_newer_format_is_refused_and_untouched() =>
        AssertRefused(
            file =>
            {
                Fill(file);
                Execute(file, "PRAGMA user_version = 3");
            },
            "It has the format 3, made by a newer collector");

    [TestMethod]
    public void A_cut_file_is_refused_and_untouched() =>
        AssertRefused(
            file =>
            {
                Fill(file);
                using var stream = File.OpenWrite(file);
                stream.SetLength(stream.Length - 6000);
            },
            "damaged");

    [TestMethod]
    public void A_scribbled_page_is_refused_and_untouched() =>
        AssertRefused(
            file =>
            {
                Fill(file);
                using var stream = File.OpenWrite(file);
                stream.Position = 3 * 4096;
                stream.Write(Encoding.ASCII.GetBytes(new string('!', 4096)));
            },
            "damaged");

    [TestMethod]
    public void A_folder_is_refused()
    {
        using var folder = new TemporaryFolder();

        var isOpen = SqliteFile.TryOpen(folder.Path, out _, out var error);

        Assert.IsFalse(isOpen);
        StringAssert.StartsWith(error, "It cannot be opened: ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_database_has_one_collector()
    {
        using var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var first, out _));
        using (first)
        {
            var isOpen = SqliteFile.TryOpen(folder["collector.db"], out _, out var error);

            Assert.IsFalse(isOpen);
            StringAssert.StartsWith(error, "It is in use by another process.", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void An_empty_file_becomes_a_database()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["collector.db"], "");

        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out _));
        ledger.Dispose();

        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out ledger, out _));
        ledger.Dispose();
    }

    [TestMethod]
    public void A_new_file_has_pages_of_2_KiB()
    {
        using var folder = new TemporaryFolder();

        Fill(folder["collector.db"]);

        Assert.AreEqual(2048, PageSize(folder["collector.db"]));
    }

    [TestMethod]
    public void An_older_file_with_larger_pages_keeps_them()
    {
        using var folder = new TemporaryFolder();
        Fill(folder["collector.db"]);
        Execute(folder["collector.db"], "PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM");
        Assert.AreEqual(4096, PageSize(folder["collector.db"]));

        Fill(folder["collector.db"]);

        Assert.AreEqual(4096, PageSize(folder["collector.db"]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_read_the_files()
    {
        using var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out _));
        using (ledger)
        {
            ledger.Commit([Some.Entry()]);

            var modes = Directory.GetFiles(folder.Path).ToDictionary(file => Path.GetFileName(file), File.GetUnixFileMode);

            Assert.IsTrue(modes.ContainsKey("collector.db-wal"));
            Assert.IsTrue(modes.Values.All(mode => mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        }
    }

    private static void AssertRefused(Action<string> make, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder["collector.db"];
        make(file);
        var before = folder.Files();

        var isOpen = SqliteFile.TryOpen(file, out _, out var error);

        Assert.IsFalse(isOpen);
        StringAssert.Contains(error, message, StringComparison.Ordinal);
        var after = folder.Files();
        CollectionAssert.AreEquivalent(before.Keys, after.Keys);
        CollectionAssert.AreEqual(before[file], after[file]);
    }

    // Big-endian, at offset 16 of the header (https://www.sqlite.org/fileformat.html, 1.3.2).
    private static int PageSize(string file) => BinaryPrimitives.ReadUInt16BigEndian(File.ReadAllBytes(file).AsSpan(16));

    private static void Fill(string file)
    {
        Assert.IsTrue(SqliteFile.TryOpen(file, out var ledger, out _));
        using (ledger)
        {
            ledger.Commit([.. Enumerable.Range(0, 2_000).Select(_ => Some.Entry())]);
        }
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        SqliteFile.Execute(connection, sql);
    }
}
