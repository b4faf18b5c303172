using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// Ends the intake of the windows whose time is over, and publishes them. What is released depends on the calendar alone and not on
/// whether anybody reported, so that a release says nothing by being there.
/// </summary>
internal sealed class Closing
{
    // How many days of releases are looked at together.
    private const int Stretch = 91;

    private readonly Tools tools;
    private readonly ILedger ledger;
    private readonly Settings settings;
    private readonly Dictionary<ToolName, Publisher> publishers = [];

    /// <summary>For these tools, with the rule of the settings.</summary>
    public Closing(Tools tools, ILedger ledger, Settings settings, IRandomBits bits)
    {
        this.tools = tools;
        this.ledger = ledger;
        this.settings = settings;
        var noise = new DiscreteLaplace(bits);
        foreach (var manifest in tools.Manifests)
        {
            if (tools.TryFind(manifest.Tool.Text, out var vocabulary))
            {
                var subjects = new PublicSubjects(vocabulary, settings.Versions.GetValueOrDefault(manifest.Tool.Text, []));
                publishers.Add(manifest.Tool, new Publisher(vocabulary, subjects, settings.Rule, noise));
            }
        }
    }

    /// <summary>Does what is due on that UTC day. Called at the start and once a day; doing it again does nothing.</summary>
    /// <exception cref="LedgerException">Some of it was not done; to be called again.</exception>
    public void Run(LocalDate today)
    {
        if (!settings.IsTrial)
        {
            var due = tools.Manifests.SelectMany(manifest => Due(manifest, today)).ToList();

            // Days before the week that ends with them: what was shown of them is taken into account.
            foreach (var (tool, window, since) in due.OrderBy(entry => entry.Window.End).ThenByDescending(entry => entry.Window.Length).ThenBy(entry => entry.Tool.Text, StringComparer.Ordinal))
            {
                Release(tool, window, since, today);
            }
        }

        // Those of tools that are not counted here any more.
        ledger.CloseIntake(settings.Intake, today);
    }

    /// <summary>The tools whose raw sums are kept although nothing can publish them, because no manifest says what they mean. In a trial none.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    public IReadOnlyList<ToolName> Stranded() => settings.IsTrial ? [] : [.. ledger.Tools().Where(tool => !publishers.ContainsKey(tool))];

    private IEnumerable<(ToolName Tool, Window Window, LocalDate Since)> Due(Manifest manifest, LocalDate today)
    {
        var since = ledger.CountedSince(manifest.Tool, today);
        var missing = Missing(manifest, since, today);

        // Of an older manifest, or reported by a clock that was wrong.
        var stray = ledger.Windows(manifest.Tool).Where(window => settings.Intake.IsOver(window, today));
        return missing.Union(stray).Select(window => (manifest.Tool, window, since));
    }

    // Windows are released in their order, so a stretch of days with nothing missing has nothing missing before it.
    private List<Window> Missing(Manifest manifest, LocalDate since, LocalDate today)
    {
        var lengths = manifest.Collects.Contains(ReportKind.Activity) ? ImmutableArray.Create(WindowLength.Day, manifest.Window) : [manifest.Window];

        // The windows whose reports could be counted on the first day.
        var first = since.PlusDays(-settings.Intake.Days - 6);
        var missing = new List<Window>();
        for (var last = today; last >= first; last = last.PlusDays(-Stretch))
        {
            var begin = LocalDate.Max(first, last.PlusDays(1 - Stretch));
            var released = ledger.Releases(manifest.Tool, begin, last).Select(release => release.Window).ToHashSet();
            var scheduled = lengths.Distinct()
                .SelectMany(length => Enumerable.Range(0, Period.DaysBetween(begin, last) + 1).Select(i => Window.Containing(begin.PlusDays(i), length)))
                .Distinct()
                .Where(window => window.Start >= begin && settings.Intake.IsOver(window, today) && !settings.Intake.IsOver(window, since))
                .ToList();
            var before = missing.Count;
            missing.AddRange(scheduled.Where(window => !released.Contains(window)));
            if (scheduled.Count > 0 && missing.Count == before)
            {
                break;
            }
        }

        return missing;
    }

    private void Release(ToolName tool, Window window, LocalDate since, LocalDate today)
    {
        // Released before, so they cannot change any more.
        var published = settings.Rule.Epsilon is null
            ? ledger.Releases(tool, window.Start.PlusDays(-ActivityThreshold.Memory), window.End.PlusDays(-1)).SelectMany(release => ReleaseRows.Read(release, ReportKind.Activity)).ToList()
            : [];
        ledger.Release(tool, window, closing => publishers[tool].Publish(closing, since, today, published));
    }
}
