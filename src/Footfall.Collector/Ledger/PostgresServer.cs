namespace Footfall.Collector;

/// <summary>What a server was told by its operator, as far as it concerns what a ledger promises. Settings that a server does not have are null.</summary>
internal sealed class PostgresServer
{
    private readonly Dictionary<string, string?> settings;

    private PostgresServer(string version, Dictionary<string, string?> settings)
    {
        this.settings = settings;

        // CockroachDB and YugabyteDB say that they are PostgreSQL as well, and then who they are.
        IsPostgres = version.StartsWith("PostgreSQL ", StringComparison.Ordinal) && !version.Contains("-YB-", StringComparison.Ordinal);
    }

    /// <summary>Whether it stores as PostgreSQL itself does.</summary>
    public bool IsPostgres { get; }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public string? Problem => this switch
    {
        _ when this["fsync"] == "off" => "Its server does not write what is committed to the disk. Set fsync = on.",
        _ when this["server_encoding"] is { } encoding && encoding != "UTF8" => $"It has the encoding {encoding}. Make one with the encoding UTF8.",
        _ => null,
    };

    /// <summary>What it keeps that it should not keep.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (this["track_commit_timestamp"] == "on")
            {
                yield return "The server keeps the time of every commit, and so of every arrival. Set track_commit_timestamp = off.";
            }

            if (this["archive_mode"] is "on" or "always")
            {
                yield return "The server archives what it writes ahead, in which the order of arrival is. Set archive_mode = off, or delete the archive soon.";
            }

            if (LogsStatements && this["log_parameter_max_length"] != "0")
            {
                yield return "The server logs statements with nonces and times. Set log_statement = none and log_min_duration_statement = -1, or log_parameter_max_length = 0.";
            }

            if (this["log_parameter_max_length_on_error"] is { } onError && onError != "0")
            {
                yield return "The server logs the nonces of statements that fail. Set log_parameter_max_length_on_error = 0.";
            }

            if (!IsPostgres)
            {
                yield return "The server is not PostgreSQL itself. How it stores may tell times of arrival, and that is not taken away.";
            }
        }
    }

    private bool LogsStatements => this["log_statement"] is "mod" or "all"
        || (this["log_min_duration_statement"] ?? "-1") != "-1"
        || (this["log_min_duration_sample"] ?? "-1") != "-1"
        || (this["log_transaction_sample_rate"] ?? "0") != "0";

    private string? this[string setting] => settings.GetValueOrDefault(setting);

    /// <summary>Asks it.</summary>
    public static PostgresServer Ask(PostgresSession session)
    {
        string[] names =
        [
            "fsync", "server_encoding", "track_commit_timestamp", "archive_mode", "log_statement", "log_min_duration_statement", "log_min_duration_sample",
            "log_transaction_sample_rate", "log_parameter_max_length", "log_parameter_max_length_on_error",
        ];
        var version = session.Query("SELECT version()", row => row.GetString(0)).Single();
        var settings = session.Query("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), (object)names);
        return new PostgresServer(version, settings.ToDictionary(setting => setting.Item1, setting => setting.Item2));
    }
}
