using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// The cache of one tool as background work and inspection use it. A cache that is damaged is set aside and a new one begun: what was in it is
/// lost, and nothing that it may have counted already is counted again. Damaged is only what seems so twice and can be read to its end: SQLite
/// takes an error of the device for damage.
/// </summary>
internal sealed class ToolCache : IDisposable
{
    private readonly StateDirectory home;
    private readonly ToolName tool;
    private readonly LocalDate today;
    private ICache cache;

    /// <summary>Takes a cache that is open.</summary>
    public ToolCache(StateDirectory home, ToolName tool, LocalDate today, ICache cache)
    {
        this.home = home;
        this.tool = tool;
        this.today = today;
        this.cache = cache;
    }

    /// <summary>Opens the cache; the caller holds the flush lock.</summary>
    /// <exception cref="CacheException">A newer Footfall wrote it, or it is unavailable.</exception>
    /// <exception cref="IOException">Its directory is not ours.</exception>
    public static ToolCache Open(StateDirectory home, ToolName tool, LocalDate today)
    {
        home.Require(tool);
        return new ToolCache(home, tool, today, OpenSound(home, tool, today));
    }

    /// <summary>Does a unit of work and keeps it. The work may be done again, on the same cache or on a new one.</summary>
    /// <exception cref="CacheException">The cache is unavailable; nothing of the work was kept.</exception>
    public T Update<T>(Func<ICacheTransaction, T> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return Once(work);
            }
            catch (CacheException e) when (e.Trouble == CacheTrouble.Damaged && tries <= 2)
            {
                cache.Dispose();
                cache = tries == 1 ? OpenSound(home, tool, today) : SetAside(home, tool, today);
            }
        }
    }

    /// <summary>Looks, and keeps nothing.</summary>
    public T Read<T>(Func<ICacheTransaction, T> look)
    {
        using var transaction = cache.Begin();
        return look(transaction);
    }

    public void Dispose() => cache.Dispose();

    private T Once<T>(Func<ICacheTransaction, T> work)
    {
        using var transaction = cache.Begin();
        var result = work(transaction);
        transaction.Commit();
        return result;
    }

    private static ICache OpenSound(StateDirectory home, ToolName tool, LocalDate today)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return CacheStore.Open(home.Cache(tool));
            }
            catch (CacheException e) when (e.Trouble == CacheTrouble.Damaged)
            {
                if (tries == 2)
                {
                    return SetAside(home, tool, today);
                }
            }
        }
    }

    /// <summary>
    /// In one step: between a cache that is gone and a new one that knows how far its journal was counted, a kill would have all of it counted again.
    /// </summary>
    private static ICache SetAside(StateDirectory home, ToolName tool, LocalDate today)
    {
        var path = home.Cache(tool);
        try
        {
            RequireReadable(path);
            KeepDamaged(path);
            return CacheStore.Replace(path, transaction => PassOverJournal(transaction, home, tool, today));
        }
        catch (Exception e) when (e is (IOException and not CacheException) or UnauthorizedAccessException)
        {
            throw new CacheException(CacheTrouble.Unavailable, e.Message, e);
        }
    }

    private static void RequireReadable(string path)
    {
        using var file = PrivateFiles.OpenRegular(path, out _);
        file?.CopyTo(Stream.Null);
    }

    /// <summary>For whoever wants to see what happened to it. Where there is no room for a copy, there is none.</summary>
    private static void KeepDamaged(string path)
    {
        var kept = path + ".damaged";
        File.Delete(kept);
        try
        {
            if (PrivateFiles.OpenRegular(path, out _) is { } damaged)
            {
                using var from = damaged;
                using var to = PrivateFiles.Open(kept, FileMode.CreateNew, FileAccess.Write);
                from.CopyTo(to);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(kept);
        }
    }

    private static void PassOverJournal(ICacheTransaction transaction, StateDirectory home, ToolName tool, LocalDate today)
    {
        transaction.Count(Tally.DamagedCache, 1);
        foreach (var segment in JournalSegment.Of(home, tool))
        {
            // Its records may have been counted, and sent, by the cache that is gone. Lost is better than twice.
            transaction.SetOffset(segment.Day, segment.Length);
            if (segment.Day <= today)
            {
                transaction.Activity = new ActivityState(segment.Day, segment.Day, segment.Day, segment.Day);
            }
        }
    }
}
