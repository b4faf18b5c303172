using System.Globalization;
using Footfall.Protocol;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Footfall;

/// <summary>A transaction of SQLite behind the cache's port. Days are stored as <c>yyyymmdd</c>, instants as Unix seconds.</summary>
internal sealed class SqliteCacheTransaction : ICacheTransaction
{
    private const string LastActive = "last-active";
    private const string DayIssued = "day-issued";
    private const string WeekIssued = "week-issued";
    private const string MonthIssued = "month-issued";
    private const string AskedVersion = "version-asked";
    private const string AskedSize = "version-size";
    private const string AskedChange = "version-changed";

    /// <summary>More than a report can have in its 14 days.</summary>
    private const int MostAttempts = 1_000_000;

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    public SqliteCacheTransaction(SqliteConnection connection)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction();
    }

    public ActivityState Activity
    {
        get => new(DayFact(LastActive), DayFact(DayIssued), DayFact(WeekIssued), DayFact(MonthIssued));
        set
        {
            SetDayFact(LastActive, value.LastActive);
            SetDayFact(DayIssued, value.DayIssued);
            SetDayFact(WeekIssued, value.WeekIssued);
            SetDayFact(MonthIssued, value.MonthIssued);
        }
    }

    public LocalDate? VersionAsked
    {
        get => DayFact(AskedVersion);
        set => SetDayFact(AskedVersion, value);
    }

    public VersionedFile? VersionFile
    {
        get => Fact(AskedSize) is { } size && Fact(AskedChange) is { } changed ? new VersionedFile(size, changed) : null;
        set
        {
            SetFactOrNone(AskedSize, value?.Size);
            SetFactOrNone(AskedChange, value?.Changed);
        }
    }

    public IReadOnlyDictionary<LocalDate, long> Offsets() =>
        Unique(Query("SELECT day, offset FROM segment", row => KeyValuePair.Create(ToDay(row.GetInt64(0)), Within(row.GetInt64(1), 0, long.MaxValue))));

    public void SetOffset(LocalDate segment, long offset) =>
        Execute("INSERT INTO segment VALUES ($day, $offset) ON CONFLICT DO UPDATE SET offset = $offset", ("$day", Code(segment)), ("$offset", offset));

    public void ForgetOffset(LocalDate segment) => Execute("DELETE FROM segment WHERE day = $day", ("$day", Code(segment)));

    public IReadOnlyList<Cell> Cells() => Query(
        """SELECT "window", shared, kind, a, b, count FROM cell ORDER BY "window", shared, kind, a, b""",
        row => new Cell(
            new CellKey(ToWindow(row.GetInt64(0)), Within(row.GetInt64(1), 0, 1) == 1, new Subject(ToKind(row.GetInt32(2)), row.GetInt64(3), row.GetInt64(4))),
            Within(row.GetInt64(5), 1, long.MaxValue)));

    public void Add(CellKey key, long count) => Execute(
        """
        INSERT INTO cell VALUES ($window, $shared, $kind, $a, $b, $count)
        ON CONFLICT DO UPDATE SET count = CASE WHEN count > 9000000000000000000 - $count THEN 9000000000000000000 ELSE count + $count END
        """,
        [.. Parameters(key), ("$count", count)]);

    public void Remove(CellKey key) => Execute(
        """DELETE FROM cell WHERE "window" = $window AND shared = $shared AND kind = $kind AND a = $a AND b = $b""", Parameters(key));

    public IReadOnlyDictionary<int, int> Failures(LocalDate day) =>
        Unique(Query("SELECT command, count FROM failure WHERE day = $day", row => KeyValuePair.Create(row.GetInt32(0), row.GetInt32(1)), ("$day", Code(day))));

    public void SetFailures(LocalDate day, IReadOnlyDictionary<int, int> failures)
    {
        Execute("DELETE FROM failure");
        foreach (var (command, count) in failures)
        {
            Execute("INSERT INTO failure VALUES ($day, $command, $count)", ("$day", Code(day)), ("$command", command), ("$count", count));
        }
    }

    public IReadOnlyList<OutboxReport> Outbox() => Query(
        "SELECT nonce, body, release, deadline, attempts, refusal FROM outbox ORDER BY release, nonce",
        row => new OutboxReport
        {
            Nonce = ToNonce(row.GetString(0)),
            Body = row.GetFieldValue<byte[]>(1),
            Release = Instant.FromUnixTimeSeconds(row.GetInt64(2)),
            Deadline = Instant.FromUnixTimeSeconds(row.GetInt64(3)),
            Attempts = (int)Within(row.GetInt64(4), 0, MostAttempts),
            Refusal = row.IsDBNull(5) ? null : row.GetString(5),
        });

    public void Put(OutboxReport report) => Execute(
        "INSERT OR REPLACE INTO outbox VALUES ($nonce, $body, $release, $deadline, $attempts, $refusal)",
        ("$nonce", report.Nonce.Hex),
        ("$body", report.Body),
        ("$release", report.Release.ToUnixTimeSeconds()),
        ("$deadline", report.Deadline.ToUnixTimeSeconds()),
        ("$attempts", report.Attempts),
        ("$refusal", (object?)report.Refusal ?? DBNull.Value));

    public void Remove(Nonce nonce) => Execute("DELETE FROM outbox WHERE nonce = $nonce", ("$nonce", nonce.Hex));

    public IReadOnlyList<SentReport> Sent()
    {
        // Thousands of reports went to one or two places.
        var endpoints = new Dictionary<string, Endpoint>(StringComparer.Ordinal);
        return Query(
            "SELECT nonce, body, endpoint, at FROM sent ORDER BY at, nonce",
            row => new SentReport(ToNonce(row.GetString(0)), row.GetFieldValue<byte[]>(1), EndpointOf(row.GetString(2)), Instant.FromUnixTimeSeconds(row.GetInt64(3))));

        Endpoint EndpointOf(string text) => endpoints.TryGetValue(text, out var known) ? known : endpoints[text] = Endpoint.Parse(text);
    }

    public Instant? LastSent => Query("SELECT max(at) FROM sent", row => row.IsDBNull(0) ? (Instant?)null : Instant.FromUnixTimeSeconds(row.GetInt64(0)))[0];

    public void Log(SentReport report) => Execute(
        "INSERT OR REPLACE INTO sent VALUES ($nonce, $body, $endpoint, $at)",
        ("$nonce", report.Nonce.Hex),
        ("$body", report.Body),
        ("$endpoint", report.Endpoint.ToString()),
        ("$at", report.SentAt.ToUnixTimeSeconds()));

    public void ForgetSent(Instant before, int most)
    {
        Execute("DELETE FROM sent WHERE at < $at", ("$at", before.ToUnixTimeSeconds()));
        Execute("DELETE FROM sent WHERE nonce IN (SELECT nonce FROM sent ORDER BY at DESC, nonce DESC LIMIT -1 OFFSET $most)", ("$most", most));
    }

    public long Total(Tally tally) => Fact(Name(tally)) ?? 0;

    public void Count(Tally tally, long times)
    {
        if (times > 0)
        {
            SetFact(Name(tally), Math.Min(Total(tally), long.MaxValue - times) + times);
        }
    }

    public void Commit() => SqliteErrors.Translate(transaction.Commit);

    public void Dispose() => SqliteErrors.Translate(transaction.Dispose);

    private static string Name(Tally tally) => string.Create(CultureInfo.InvariantCulture, $"tally-{(int)tally}");

    private LocalDate? DayFact(string name) => Fact(name) is { } code ? SqliteErrors.Translate(() => ToDay(code)) : null;

    private void SetDayFact(string name, LocalDate? day) => SetFactOrNone(name, day is { } known ? Code(known) : null);

    private void SetFactOrNone(string name, long? value)
    {
        if (value is { } known)
        {
            SetFact(name, known);
        }
        else
        {
            Execute("DELETE FROM fact WHERE name = $name", ("$name", name));
        }
    }

    private long? Fact(string name) =>
        Query("SELECT value FROM fact WHERE name = $name", row => row.GetInt64(0), ("$name", name)) is [var value, ..] ? value : null;

    private void SetFact(string name, long value) =>
        Execute("INSERT OR REPLACE INTO fact VALUES ($name, $value)", ("$name", name), ("$value", value));

    private static (string, object)[] Parameters(CellKey key) =>
    [
        ("$window", key.Window.Code),
        ("$shared", key.MayBeSent ? 1 : 0),
        ("$kind", (int)key.Subject.Kind),
        ("$a", key.Subject.A),
        ("$b", key.Subject.B),
    ];

    private static long Code(LocalDate day) => Window.Containing(day, WindowLength.Day).Code;

    private static LocalDate ToDay(long code) => ToWindow(code) is { Length: WindowLength.Day } window ? window.Start : throw new FormatException("Not a day.");

    private static Window ToWindow(long code) => Window.TryParse(code, out var window) ? window : throw new FormatException("Not a window.");

    private static ReportKind ToKind(int kind) => Enum.IsDefined((ReportKind)kind) ? (ReportKind)kind : throw new FormatException("Not a kind of report.");

    private static long Within(long value, long least, long most) =>
        value >= least && value <= most ? value : throw new FormatException("Not a number that is stored there.");

    // A key that stands twice is damage that SQLite's quick check does not look for.
    private static Dictionary<TKey, TValue> Unique<TKey, TValue>(List<KeyValuePair<TKey, TValue>> rows)
        where TKey : notnull => SqliteErrors.Translate(() => rows.ToDictionary());

    private static Nonce ToNonce(string hex) => Nonce.TryParse(hex, out var nonce) ? nonce : throw new FormatException("Not a nonce.");

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        SqliteErrors.Translate(() => command.ExecuteNonQuery());
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return SqliteErrors.Translate(() =>
        {
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        });
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
