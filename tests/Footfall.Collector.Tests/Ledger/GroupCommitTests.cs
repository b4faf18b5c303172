using Footfall.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class GroupCommitTests
{
    [TestMethod]
    public async Task What_comes_during_a_commit_goes_into_the_next_one_together()
    {
        using var ledger = new FakeLedger();
        await using var commits = Commits(ledger);
        ledger.Gate.Reset();

        var adds = Enumerable.Range(0, 100).Select(_ => commits.TryAddAsync(Some.Entry())).ToList();
        var early = adds.Count(add => add.IsCompleted);
        ledger.Gate.Set();
        var results = await Task.WhenAll(adds);

        Assert.AreEqual(0, early);
        Assert.IsTrue(results.All(isDurable => isDurable));
        Assert.AreEqual(100, ledger.Batches.Sum(batch => batch.Count));
        Assert.IsTrue(ledger.Batches.Count < 100, $"{ledger.Batches.Count} batches");
    }

    [TestMethod]
    public async Task A_batch_is_in_the_order_of_its_nonces_and_not_of_arrival()
    {
        using var ledger = new FakeLedger();
        await using var commits = Commits(ledger);
        ledger.Gate.Reset();
        var nonces = Enumerable.Range(0, 100).Select(_ => Some.Nonce()).ToList();

        var adds = nonces.Select(nonce => commits.TryAddAsync(Some.Entry(nonce: nonce))).ToList();
        ledger.Gate.Set();
        await Task.WhenAll(adds);

        foreach (var batch in ledger.Batches)
        {
            var order = batch.Select(entry => entry.Nonce.Hex).ToList();
            CollectionAssert.AreEqual(order.Order(StringComparer.Ordinal).ToList(), order);
        }
    }

    [TestMethod]
    public async Task A_failed_commit_is_told_and_the_next_one_works()
    {
        using var ledger = new FakeLedger { Fails = true };
        await using var commits = Commits(ledger);

        var failed = await commits.TryAddAsync(Some.Entry());
        ledger.Fails = false;
        var next = await commits.TryAddAsync(Some.Entry());

        Assert.IsFalse(failed);
        Assert.IsTrue(next);
    }

    [TestMethod]
    public async Task Disposing_commits_what_was_accepted_and_takes_no_more()
    {
        using var ledger = new FakeLedger();
        var commits = Commits(ledger);
        ledger.Gate.Reset();
        var adds = Enumerable.Range(0, 10).Select(_ => commits.TryAddAsync(Some.Entry())).ToList();

        var disposing = commits.DisposeAsync();
        ledger.Gate.Set();
        await disposing;

        Assert.IsTrue((await Task.WhenAll(adds)).All(isDurable => isDurable));
        Assert.AreEqual(10, ledger.Batches.Sum(batch => batch.Count));
        Assert.IsFalse(await commits.TryAddAsync(Some.Entry()));
    }

    [TestMethod]
    public async Task More_than_fits_into_the_next_commit_is_refused_at_once()
    {
        using var ledger = new FakeLedger();
        await using var commits = Commits(ledger);
        ledger.Gate.Reset();

        // One commit hangs with what it took; the next one is filled.
        var adds = Enumerable.Range(0, (2 * GroupCommit.MostWaiting) + 1).Select(_ => commits.TryAddAsync(Some.Entry())).ToList();
        var refused = adds.Where(add => add.IsCompleted).ToList();
        ledger.Gate.Set();
        var results = await Task.WhenAll(adds);

        Assert.IsNotEmpty(refused);
        Assert.AreEqual(refused.Count, results.Count(isDurable => !isDurable));
    }

    [TestMethod]
    public async Task A_commit_that_hangs_is_given_up_on_with_all_that_wait_for_the_next()
    {
        using var ledger = new FakeLedger();
        await using var commits = new GroupCommit(ledger, IntakePeriod.Default, new FakeClock(Some.Today), NullLogger<GroupCommit>.Instance) { Patience = TimeSpan.Zero };
        ledger.Gate.Reset();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => commits.TryAddAsync(Some.Entry())));
        ledger.Gate.Set();

        Assert.IsTrue(results.All(isDurable => !isDurable));

        // The writer lives on. With so little patience one more may be given up on.
        Assert.IsTrue(await commits.TryAddAsync(Some.Entry()) || await commits.TryAddAsync(Some.Entry()));
    }

    private static GroupCommit Commits(FakeLedger ledger) => new(ledger, IntakePeriod.Default, new FakeClock(Some.Today), NullLogger<GroupCommit>.Instance);
}
