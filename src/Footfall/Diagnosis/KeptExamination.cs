using System.Globalization;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>Looks at what is kept of a counted tool, and whether background work gets to it. Opens the cache only where there is one.</summary>
internal sealed class KeptExamination(StateDirectory home, IClock clock)
{
    /// <summary>Background work runs at the next use after midnight; a day without it may be a busy machine.</summary>
    private const int LongestPause = 2;

    public IEnumerable<Finding> Find(ToolName tool)
    {
        var taken = Taken(tool).Select(path => new Finding(FindingKind.PlaceIsTaken, path)).ToList();
        if (!home.IsOwn(tool))
        {
            return taken;
        }

        var troubles = taken.Concat(OfJournal(tool)).Concat(OfCache(tool)).ToList();
        return troubles.Exists(finding => finding.State == FindingState.Trouble) ? troubles : [new Finding(FindingKind.KeptReady, home.Of(tool)), .. troubles];
    }

    private IEnumerable<string> Taken(ToolName tool)
    {
        string[] directories = [home.Of(tool), home.Journal(tool)];
        string[] files = [home.Vocabulary(tool), home.Vocabulary(tool) + "~"];
        return directories.Where(path => !OwnPlace.TakesDirectory(path))
            .Concat(files.Where(path => FileStatus.OfEntry(path) is { IsDirectory: true }))
            .Concat(home.IsOwn(tool) && Directory.Exists(home.Journal(tool)) && FileStatus.MayWriteInto(home.Journal(tool))
                ? Directory.EnumerateFileSystemEntries(home.Journal(tool)).Where(path => !OwnPlace.TakesFile(path)).Order(StringComparer.Ordinal)
                : []);
    }

    private IEnumerable<Finding> OfJournal(ToolName tool)
    {
        var journal = home.Journal(tool);
        if (!Directory.Exists(journal) || !FileStatus.MayWriteInto(journal))
        {
            yield return new Finding(FindingKind.JournalUnusable, journal);
            yield break;
        }

        // Not of today: the work that today's use has started may be at it.
        var last = DispatchRecord.Read(home).LastFlush;
        var today = clock.GetCurrentInstant().InUtc().Date;
        var days = JournalSegment.Of(home, tool).Select(segment => segment.Day).Where(day => day < today).Order().ToList();
        var since = last?.InUtc().Date ?? (days.Count > 0 ? days[0] : today);
        if (days.Count > 0 && days[^1] >= since.PlusDays(LongestPause))
        {
            yield return new Finding(FindingKind.WorkOverdue, last is null ? "" : since.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private IEnumerable<Finding> OfCache(ToolName tool)
    {
        if (!File.Exists(home.Cache(tool)))
        {
            return [];
        }

        try
        {
            using var cache = CacheStore.Open(home.Cache(tool));
            using var transaction = cache.Begin();
            var damage = transaction.Total(Tally.DamagedJournal) + transaction.Total(Tally.DamagedCache);
            return damage > 0 ? [new Finding(FindingKind.DamagePassedOver, damage.ToString(CultureInfo.InvariantCulture))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var kind = (e as CacheException)?.Trouble switch
            {
                CacheTrouble.Damaged => FindingKind.CacheDamaged,
                CacheTrouble.Newer => FindingKind.CacheNewer,
                _ => FindingKind.CacheUnusable,
            };
            return [new Finding(kind, e.Message)];
        }
    }
}
