using System.Diagnostics.CodeAnalysis;

namespace Footfall.Collector;

/// <summary>Opens the ledger that the settings name.</summary>
internal static class LedgerOpening
{
    /// <summary>False, with the option, the place and what is wrong, when it cannot be used.</summary>
    public static bool TryOpen(Settings settings, [NotNullWhen(true)] out ILedger? ledger, out IReadOnlyList<string> warnings, [NotNullWhen(false)] out string? error)
    {
        warnings = [];
        var isOpen = settings.Postgres is { } connection
            ? PostgresDatabase.TryOpen(connection, out ledger, out warnings, out error)
            : SqliteFile.TryOpen(settings.Database, out ledger, out error);
        if (!isOpen)
        {
            error = settings.Postgres is null ? $"--database: {settings.Database}: {error}" : $"--postgres: {error}";
        }

        return isOpen;
    }

    /// <summary>Where the sums are, for people to read.</summary>
    public static string Place(Settings settings) => settings.Postgres is { } connection ? PostgresDatabase.Place(connection) : Path.GetFullPath(settings.Database);
}
