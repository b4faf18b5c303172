using System.Text;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PageCacheTests
{
    private readonly FakeClock clock = new(Some.Today);
    private int made;

    [TestMethod]
    public async Task However_many_ask_at_once_a_page_is_made_once()
    {
        var cache = new PageCache(clock);
        var gate = new TaskCompletionSource();

        var all = Enumerable.Range(0, 100).Select(_ => cache.GetAsync("a", async () =>
        {
            await gate.Task;
            return Make(1);
        })).ToList();
        gate.SetResult();
        var pages = await Task.WhenAll(all);

        Assert.AreEqual(1, made);
        Assert.HasCount(1, pages.Distinct());
    }

    [TestMethod]
    public async Task A_page_is_made_anew_after_half_a_minute()
    {
        var cache = new PageCache(clock);
        await GetAsync(cache, "a");

        clock.Advance(Duration.FromSeconds(29));
        await GetAsync(cache, "a");
        Assert.AreEqual(1, made);
        clock.Advance(Duration.FromSeconds(1));
        await GetAsync(cache, "a");

        Assert.AreEqual(2, made);
    }

    [TestMethod]
    public async Task A_failure_is_not_kept()
    {
        var cache = new PageCache(clock);

        await Assert.ThrowsExactlyAsync<LedgerException>(() => cache.GetAsync("a", () => throw new LedgerException("", new IOException())));
        await GetAsync(cache, "a");

        Assert.AreEqual(1, made);
    }

    [TestMethod]
    public async Task More_than_32_MiB_are_not_kept()
    {
        var cache = new PageCache(clock);
        await GetAsync(cache, "a");

        for (var i = 0; i < 5; i++)
        {
            await GetAsync(cache, $"large {i}", 8 * 1024 * 1024);
        }

        await GetAsync(cache, "a");

        Assert.AreEqual(7, made);
    }

    private Task<Page> GetAsync(PageCache cache, string key, int size = 1) => cache.GetAsync(key, () => Task.FromResult(Make(size)));

    private Page Make(int size)
    {
        Interlocked.Increment(ref made);
        return new Page(200, Page.Html, "", Encoding.ASCII.GetBytes(new string('x', size)));
    }
}
