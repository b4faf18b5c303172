using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// The background work on one tool: fold, ask its version, close windows, hand out what is due. The caller holds the flush lock.
/// </summary>
internal sealed class ToolUpkeep : IDisposable
{
    /// <summary>Bytes of the journal in one transaction: a fraction of a second's work.</summary>
    private const long LongestStep = 4 * 1024 * 1024;

    private readonly IToolState state;
    private readonly IClock clock;
    private readonly ConsentDecision decision;
    private readonly ReportMaker maker;
    private readonly ToolCache cache;

    /// <summary>The work on a tool that may be counted, wherever its state lies.</summary>
    public ToolUpkeep(IToolState state, IClock clock, ConsentDecision decision, ReportMaker maker, ToolCache cache)
    {
        this.state = state;
        this.clock = clock;
        this.decision = decision;
        this.maker = maker;
        this.cache = cache;
    }

    public ToolName Tool => maker.Manifest.Tool;

    /// <summary>What all codes of the tool mean.</summary>
    /// <exception cref="IOException">The manifest has gone.</exception>
    public Vocabulary Vocabulary => maker.Manifest.Vocabulary;

    public ToolCache Cache => cache;

    /// <summary>Opens a tool's state; null when nothing may be counted for it now, or nothing is there.</summary>
    /// <exception cref="CacheException">A newer Footfall wrote the cache, or it is unavailable.</exception>
    public static ToolUpkeep? Open(StateDirectory home, ToolManifest manifest, ConsentGate gate, IClock clock, IRandomSource random)
    {
        var state = new ToolFiles(home, manifest.Outline.Terms, gate);
        var decision = state.Decide();
        if (!decision.Counts || !Directory.Exists(home.Of(manifest.Tool)))
        {
            return null;
        }

        var cache = ToolCache.Open(home, manifest.Tool, clock.GetCurrentInstant().InUtc().Date);
        return new ToolUpkeep(state, clock, decision, new ReportMaker(manifest, random), cache);
    }

    /// <summary>
    /// Folds the journal and closes what has ended. True when the tool was used today and its version was not asked for yet.
    /// </summary>
    public bool FoldAndClose()
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var segments = state.Segments();
        var usedToday = false;
        bool? wantsVersion;
        do
        {
            // What was folded is kept each time, so that background work whose time ends goes on from there.
            wantsVersion = cache.Update(FoldSome);
        }
        while (wantsVersion is null);

        DeleteFolded([.. segments.Where(segment => JournalFold.IsClosed(segment.Day, today))]);
        return wantsVersion.Value;

        // Null: there is more.
        bool? FoldSome(ICacheTransaction transaction)
        {
            var fold = new JournalFold(transaction, maker, decision, now);
            usedToday |= fold.Fold(segments, LongestStep);
            if (!fold.IsComplete)
            {
                return null;
            }

            if (decision.Sharing == Sharing.Send)
            {
                WindowClosing.Close(transaction, maker, decision.Kinds, now);
            }

            WindowClosing.Expire(transaction, now);
            return usedToday && transaction.VersionAsked != today && decision.Kinds.Contains(ReportKind.Version);
        }
    }

    /// <summary>
    /// Deletes segments that were folded to their ends, which is committed. Then their offsets are forgotten, and not at the next fold: a clock
    /// that was ahead and is put right before that begins a segment of the same day anew. A kill between the two leaves an offset to the next fold.
    /// </summary>
    private void DeleteFolded(List<IJournalSegment> segments)
    {
        segments.ForEach(segment => segment.Delete());
        if (segments.Count > 0)
        {
            Keep(transaction => segments.ForEach(segment => transaction.ForgetOffset(segment.Day)));
        }
    }

    /// <summary>Whether today's window knows the version of this very file: then there is nothing to ask.</summary>
    public bool KnowsVersionOf(VersionedFile? file) => file is not null && cache.Read(transaction =>
        transaction.VersionFile == file
        && transaction.Cells().Any(cell => cell.Key.Window == Window && cell.Key.MayBeSent == MayBeSent && cell.Key.Subject.Kind == ReportKind.Version));

    /// <summary>Counts that this version was there in today's window.</summary>
    /// <param name="version">The version.</param>
    /// <param name="file">The file that told it; null where it is not known.</param>
    public void Note(ToolVersion version, VersionedFile? file = null) => Keep(transaction =>
    {
        transaction.Add(new CellKey(Window, MayBeSent, new Subject(ReportKind.Version, version.Packed, (long)version.Prerelease)), 1);
        transaction.VersionAsked = clock.GetCurrentInstant().InUtc().Date;
        transaction.VersionFile = file;
    });

    /// <summary>The reports that may leave now, as far as their time goes; none where the cache cannot be read.</summary>
    public IReadOnlyList<OutboxReport> DueReports(Instant now)
    {
        try
        {
            return decision.Sharing != Sharing.Send
                ? []
                : cache.Read(transaction => transaction.Outbox().Where(report => report.Refusal is null && report.Release <= now && report.Deadline > now).ToList());
        }
        catch (CacheException)
        {
            return [];
        }
    }

    /// <summary>Where a report may go at this moment: the consent is read again. Null: nowhere.</summary>
    public Endpoint? EndpointNow(OutboxReport report)
    {
        var now = state.Decide();
        return ReportFormat.TryRead(report.Body, out var read, out _) && now.Kinds.Contains(read.Subject.Kind) ? now.Endpoint : null;
    }

    /// <summary>Whether the bytes are a report of this tool: what a bad disk made of them does not leave.</summary>
    public bool IsSound(OutboxReport report) =>
        ReportFormat.TryRead(report.Body, out var read, out _)
        && ReportValidator.Validate(read, Vocabulary, clock.GetCurrentInstant().InUtc().Date).Count == 0;

    public void Keep(Action<ICacheTransaction> work) => cache.Update(transaction =>
    {
        work(transaction);
        return true;
    });

    public void Dispose() => cache.Dispose();

    private Window Window => Window.Containing(clock.GetCurrentInstant().InUtc().Date, maker.Manifest.Outline.Window);

    private bool MayBeSent => decision.Sharing == Sharing.Send;
}
