using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// Carries out an answer. A no is written first, so that everything that runs sees it, and then everything kept is deleted once nobody works on
/// it any more. A yes begins anew: what was counted before it stays on the machine.
/// </summary>
/// <param name="home">Where it is kept.</param>
/// <param name="clock">Tells the day of the answer.</param>
/// <param name="random">For what a fold needs.</param>
/// <param name="patience">How long to wait for background work to end. By default longer than any lives.</param>
internal sealed class ConsentChange(StateDirectory home, IClock clock, IRandomSource random, Duration? patience = null)
{
    private readonly Duration patience = patience ?? Flush.Lifetime + Duration.FromSeconds(5);
    private readonly ConsentStore store = new(home);

    /// <summary>Remembers a no and deletes what was kept. False when another process would not let go of it; the no stands all the same.</summary>
    /// <exception cref="IOException">The no could not be written.</exception>
    public bool Refuse(ToolName tool)
    {
        store.Write(new ConsentRecord { Tool = tool, Answer = ConsentAnswer.No, Day = Today });
        return Purge(tool);
    }

    /// <summary>Deletes what was kept of a tool; the answer stays as it is. False when another process would not let go of it.</summary>
    public bool Purge(ToolName tool)
    {
        if (!OwnPlace.IsThere(home.Of(tool)))
        {
            return true;
        }

        using var held = FlushLock.TryTake(home, patience);
        if (held is null)
        {
            return false;
        }

        home.Delete(tool);
        store.MakePlace(tool);
        return true;
    }

    /// <summary>Remembers a yes to the terms of the manifest, or to an endpoint of the person's own.</summary>
    /// <exception cref="IOException">It could not be written; the old answer stands.</exception>
    public void Agree(Manifest manifest, Endpoint? own = null) => Accept(manifest, new ConsentRecord
    {
        Tool = manifest.Tool,
        Answer = ConsentAnswer.Yes,
        Endpoint = own ?? manifest.Publisher.Endpoint,
        EndpointIsOwn = own is not null,
        Policy = manifest.Publisher.Policy,
        Kinds = manifest.Collects,
        Day = Today,
    });

    /// <summary>Remembers that it is counted for the person's own eyes only. What waited to be sent is not sent any more.</summary>
    /// <exception cref="IOException">It could not be written; the old answer stands.</exception>
    public void KeepLocal(Manifest manifest) => Accept(manifest, new ConsentRecord
    {
        Tool = manifest.Tool,
        Answer = ConsentAnswer.Local,
        Kinds = manifest.Collects,
        Day = Today,
    });

    /// <summary>
    /// Adds classes of data that were offered to an answer, or remembers that they were refused. Does nothing where another answer stands by now:
    /// the question may have stood on a screen for hours, and a no that was given elsewhere meanwhile is newer.
    /// </summary>
    /// <exception cref="IOException">It could not be written; the old answer stands.</exception>
    public void Extend(Manifest manifest, ConsentRecord record, ImmutableArray<ReportKind> offered, bool agreed)
    {
        if (store.Read(record.Tool).Record is not { } stands || (stands.Answer, stands.Endpoint) != (record.Answer, record.Endpoint))
        {
            return;
        }

        if (!agreed)
        {
            store.Write(stands with { Declined = [.. stands.Declined.Union(offered).Order()] });
            return;
        }

        // What was counted without the new classes is folded without them.
        using var held = Hold();
        using (var cache = ToolCache.Open(home, record.Tool, Today))
        {
            cache.Update(transaction => Fold(transaction, manifest, stands.Kinds));
        }

        store.Write(stands with { Kinds = [.. stands.Kinds.Union(offered).Order()], Declined = [.. stands.Declined.Except(offered)], Day = Today });
    }

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    private void Accept(Manifest manifest, ConsentRecord record)
    {
        if (OwnPlace.IsThere(home.Of(record.Tool)))
        {
            using var held = Hold();
            if (store.Read(record.Tool).Record is not { Answer: ConsentAnswer.Yes } old
                || old.Endpoint != record.Endpoint
                || !ConsentRecord.SamePolicy(old.Policy, record.Policy))
            {
                Withdraw(manifest, record);
            }
        }

        store.Write(record);
    }

    /// <summary>
    /// Takes back what was meant for sending: other terms were agreed to now than when it was counted. It stays for the person's own eyes.
    /// Activity begins anew, since a collector that did not get the day before could not make sense of how long ago it was.
    /// </summary>
    private void Withdraw(Manifest manifest, ConsentRecord record)
    {
        using var cache = ToolCache.Open(home, record.Tool, Today);
        cache.Update(transaction =>
        {
            Fold(transaction, manifest, record.Kinds.Remove(ReportKind.Activity));
            foreach (var cell in transaction.Cells().Where(cell => cell.Key.MayBeSent))
            {
                transaction.Remove(cell.Key);
                transaction.Add(cell.Key with { MayBeSent = false }, cell.Count);
            }

            foreach (var report in transaction.Outbox())
            {
                transaction.Remove(report.Nonce);
            }

            transaction.Activity = default;
            transaction.SetFailures(Today, new Dictionary<int, int>());
            return true;
        });
    }

    private bool Fold(ICacheTransaction transaction, Manifest manifest, ImmutableArray<ReportKind> kinds)
    {
        var decision = new ConsentDecision(Sharing.Local, ConsentRule.AnsweredLocal) { Kinds = [.. manifest.Collects.Where(kind => kinds.Contains(kind))] };
        return new JournalFold(transaction, new ReportMaker(ToolManifest.Of(manifest), random), decision, clock.GetCurrentInstant())
            .Fold(JournalSegment.Of(home, manifest.Tool));
    }

    private FlushLock Hold() =>
        FlushLock.TryTake(home, patience) ?? throw new IOException("Background work on it does not end; try again in a minute.");
}
