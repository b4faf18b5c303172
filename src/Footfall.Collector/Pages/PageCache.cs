using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// Keeps pages for a short while, so that readers cost the ledger little, and makes each once however many ask for it at the same time. Thread-safe.
/// </summary>
internal sealed class PageCache(IClock clock)
{
    private const long MostBytes = 32 * 1024 * 1024;

    private static readonly Duration Life = Duration.FromSeconds(30);

    private readonly Lock turn = new();
    private readonly Dictionary<string, (Task<Page> Page, Instant Made)> pages = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>The page of that key, made now if there is none that is fresh.</summary>
    public async Task<Page> GetAsync(string key, Func<Task<Page>> make)
    {
        var now = clock.GetCurrentInstant();
        Task<Page> page;
        var isMine = false;
        lock (turn)
        {
            if (pages.TryGetValue(key, out var kept) && now - kept.Made < Life && now >= kept.Made)
            {
                page = kept.Page;
            }
            else
            {
                Forget(key);
                page = Task.Run(make);
                pages[key] = (page, now);
                isMine = true;
            }
        }

        try
        {
            var made = await page;
            if (isMine)
            {
                Count(made);
            }

            return made;
        }
        catch when (isMine)
        {
            lock (turn)
            {
                pages.Remove(key);
            }

            throw;
        }
    }

    private void Count(Page page)
    {
        lock (turn)
        {
            bytes += page.Body.Length;
            if (bytes > MostBytes)
            {
                pages.Clear();
                bytes = 0;
            }
        }
    }

    private void Forget(string key)
    {
        if (pages.Remove(key, out var old) && old.Page.IsCompletedSuccessfully)
        {
            bytes -= old.Page.Result.Body.Length;
        }
    }
}
