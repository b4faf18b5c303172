using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// Looks at what is kept. What is new in the journal is folded first where that is allowed and nobody else is at it, so that a person sees the
/// command just run. Where nothing is kept, nothing is made.
/// </summary>
internal sealed class Inspector(StateDirectory home, ManifestCatalog catalog, ConsentGate gate, IClock clock, IRandomSource random)
{
    /// <summary>A link may lead to the whole disk.</summary>
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Waited for the lock once, not for each tool.</summary>
    private Duration patience = Duration.FromSeconds(2);

    /// <summary>The tools for which there is an answer, in the order of their names.</summary>
    public IReadOnlyList<ToolName> Answered() => home.AnsweredTools();

    /// <summary>Looks at one tool; null when it has neither manifest nor answer.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="withSent">Whether to read all reports that left: they are many.</param>
    public ToolInspection? Look(ToolName tool, bool withSent = false)
    {
        var manifest = catalog.Open(tool);
        var reading = manifest is null ? catalog.Find(tool) : null;
        var consent = new ConsentStore(home).Read(tool);
        if (manifest is null && reading is null && consent is { Record: null, IsDamaged: false })
        {
            return null;
        }

        var inspection = new ToolInspection
        {
            Tool = tool,
            Now = clock.GetCurrentInstant(),
            Answer = consent.Record,
            AnswerFile = consent.Record is not null || consent.IsDamaged ? home.Consent(tool) : null,
            Manifest = manifest,
            Decision = manifest is not null ? gate.Decide(manifest.Outline.Terms, consent) : new ConsentDecision(Sharing.Off, ConsentRule.BadManifest),
            Trouble = manifest is not null ? null
                : reading?.Errors is [var error, ..] ? $"The manifest is not valid: {error}"
                : $"There is no manifest of {tool} any more.",
        };
        return Directory.Exists(home.Of(tool)) ? WithState(inspection, withSent) : inspection;
    }

    private ToolInspection WithState(ToolInspection inspection, bool withSent)
    {
        inspection = inspection with { Directory = home.Of(inspection.Tool) };
        try
        {
            home.Require(inspection.Tool);
            using (var held = FlushLock.TryTake(home, patience))
            {
                patience = held is null ? Duration.Zero : patience;
                inspection = held is not null && inspection.Decision.Counts && inspection.Manifest is { } manifest
                    && ToolUpkeep.Open(home, manifest, gate, clock, random) is { } upkeep
                        ? Folded(inspection, upkeep, withSent)
                        : AsItIs(inspection, withSent, isBusy: held is null);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            inspection = inspection with { Trouble = $"What is kept cannot be read: {e.Message}", IsUnreadable = true };
        }

        return inspection with { Size = SizeOf(home.Of(inspection.Tool)) };
    }

    private static ToolInspection Folded(ToolInspection inspection, ToolUpkeep upkeep, bool withSent)
    {
        using (upkeep)
        {
            upkeep.FoldAndClose();
            return upkeep.Cache.Read(transaction => Fill(inspection, transaction, withSent));
        }
    }

    private ToolInspection AsItIs(ToolInspection inspection, bool withSent, bool isBusy)
    {
        if (isBusy && inspection.Decision.Counts)
        {
            inspection = inspection with { Trouble = inspection.Trouble ?? $"The newest commands are not in it yet: background work is running, or {home.FlushLock} cannot be opened." };
        }

        if (!File.Exists(home.Cache(inspection.Tool)))
        {
            return inspection;
        }

        using var cache = CacheStore.Open(home.Cache(inspection.Tool));
        using var transaction = cache.Begin();
        return Fill(inspection, transaction, withSent);
    }

    private static ToolInspection Fill(ToolInspection inspection, ICacheTransaction transaction, bool withSent)
    {
        var outbox = transaction.Outbox();
        return inspection with
        {
            Activity = transaction.Activity,
            Cells = [.. transaction.Cells()],
            Waiting = [.. outbox.Where(report => report.Refusal is null)],
            Refused = [.. outbox.Where(report => report.Refusal is not null)],
            Sent = withSent ? [.. transaction.Sent()] : [],
            LastSent = transaction.LastSent,
            TotalSent = transaction.Total(Tally.Sent),
            TotalDropped = transaction.Total(Tally.Dropped),
            DamagedJournal = transaction.Total(Tally.DamagedJournal),
            DamagedCache = transaction.Total(Tally.DamagedCache),
        };
    }

    private static long SizeOf(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).EnumerateFiles("*", WithoutLinks).Sum(file => file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file went while it was being measured: background work is running, or the person has just opted out.
            return 0;
        }
    }
}
