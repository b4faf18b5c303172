using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// The background work (<c>telemetry flush</c>): for every tool fold and close, then let a few reports leave. One at a time under the lock;
/// killing it at any instant loses and doubles nothing.
/// </summary>
internal sealed class Flush(
    StateDirectory home, ManifestCatalog catalog, ConsentGate gate, VersionProbe versions, IClock clock, IRandomSource random, IReportSender sender)
{
    /// <summary>A background process does not live longer.</summary>
    public static readonly Duration Lifetime = Duration.FromSeconds(10);

    private static readonly Duration LockPatience = Duration.FromSeconds(1);
    private static readonly Duration Idle = Duration.FromHours(1);

    /// <summary>Does all of it. What goes wrong with one tool leaves the others alone.</summary>
    public async Task<FlushResult> RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(home.Root))
        {
            return FlushResult.NothingToDo;
        }

        using var held = FlushLock.TryTake(home, LockPatience);
        if (held is null)
        {
            return FlushResult.Busy;
        }

        var tools = new List<ToolUpkeep>();
        try
        {
            foreach (var tool in home.AnsweredTools())
            {
                cancellation.ThrowIfCancellationRequested();
                if (FinishOptOut(tool))
                {
                    continue;
                }

                if (Open(tool) is { } upkeep)
                {
                    tools.Add(upkeep);
                    Tend(upkeep);
                }

                Trim(tool);
            }

            if (tools.Count == 0)
            {
                return FlushResult.NothingToDo;
            }

            var sent = TryNote() ? await new Dispatcher(new DispatchFile(home), clock, random, sender).DispatchAsync(tools, cancellation).ConfigureAwait(false) : 0;
            SetNext(tools);
            return new FlushResult(FlushState.Done, sent);
        }
        finally
        {
            tools.ForEach(tool => tool.Dispose());
        }
    }

    /// <summary>When background work is due again after it ran at <paramref name="now"/>: soon while reports wait, and on each new day.</summary>
    public static Instant Next(Instant now, bool waiting)
    {
        if (now > Instant.MaxValue - Duration.FromDays(1))
        {
            // There is no day behind this one.
            return Instant.MaxValue;
        }

        var midnight = now.InUtc().Date.PlusDays(1).AtMidnight().InUtc().ToInstant();
        return Instant.Min(midnight, now + (waiting ? DispatchPolicy.Pause : Idle));
    }

    /// <summary>An opt-out that was killed between the answer and the deletion is finished here.</summary>
    private bool FinishOptOut(ToolName tool)
    {
        if (new ConsentStore(home).Read(tool).Record is not { Answer: ConsentAnswer.No })
        {
            return false;
        }

        try
        {
            home.Delete(tool);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The no stands, and the next time tries again.
        }

        return true;
    }

    private ToolUpkeep? Open(ToolName tool)
    {
        try
        {
            return catalog.Open(tool) is { } manifest ? ToolUpkeep.Open(home, manifest, gate, clock, random) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Notes that background work ran. Where that cannot be written down, nothing leaves: its pauses could not be kept.</summary>
    private bool TryNote()
    {
        try
        {
            DispatchRecord.Read(home).Flushed(clock.GetCurrentInstant()).Write(home);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Tend(ToolUpkeep tool)
    {
        try
        {
            if (tool.FoldAndClose() && tool.Vocabulary.Manifest.Version is { } question)
            {
                var path = versions.Find(tool.Tool);
                var file = VersionProbe.Look(path);
                if (!tool.KnowsVersionOf(file))
                {
                    tool.Note(VersionProbe.Ask(path, question), file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, a directory deleted meanwhile: the journal and the offsets still agree, and the next time goes on from there.
        }
    }

    /// <summary>What could not be folded does not grow for ever.</summary>
    private void Trim(ToolName tool)
    {
        try
        {
            JournalSegment.Trim(home, tool);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next time tries again.
        }
    }

    private void SetNext(IReadOnlyList<ToolUpkeep> tools)
    {
        var now = clock.GetCurrentInstant();
        new FlushStamp(home).TryWrite(Next(now, tools.Any(tool => tool.DueReports(now).Count > 0)));
    }
}
