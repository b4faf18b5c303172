using NodaTime;

namespace Footfall.Collector;

/// <summary>Makes the page about the collector. Tables are counted once a day, so that nobody can watch them grow. Thread-safe.</summary>
internal sealed class AboutMaker(Settings settings, Tools tools, ILedger ledger, DataFiles files, IClock clock)
{
    private readonly Lock turn = new();
    private IReadOnlyList<StoredTable> tables = [];
    private LocalDate counted;

    /// <summary>The page as it is now.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public AboutView Make() => new()
    {
        Settings = settings,
        Notice = files.IsSynthetic() ? Notice.Synthetic : Notice.None,
        Build = BuildFacts.Own,
        Manifests = [.. tools.Manifests],
        Tables = Tables(),
        Latest = [.. files.Latest().Select(line => line.TrimEnd('\n').Split('\t'))],
    };

    private IReadOnlyList<StoredTable> Tables()
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        lock (turn)
        {
            if (counted != today)
            {
                tables = ledger.Describe();
                counted = today;
            }

            return tables;
        }
    }
}
