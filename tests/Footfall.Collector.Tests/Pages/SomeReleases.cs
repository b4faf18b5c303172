using System.Globalization;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Releases with figures that look as if a tool were used, the same for each seed.</summary>
internal sealed class SomeReleases(Manifest manifest, string rule, int seed = 1)
{
    private readonly Vocabulary vocabulary = new(manifest);
    private readonly Random random = new(seed);
    private readonly long margin = rule.Contains("eps", StringComparison.Ordinal) ? 24 : 0;

    /// <summary>How many installations are active on a working day.</summary>
    public int Scale { get; init; } = 900;

    /// <summary>Days of which no activity is shown.</summary>
    public Func<LocalDate, bool> IsHidden { get; init; } = _ => false;

    /// <summary>Publishes every window from one day to another, each on the day on which it is due.</summary>
    public void Publish(ILedger ledger, LocalDate since, LocalDate today, int holdDays = 14)
    {
        ledger.CountedSince(manifest.Tool, since);
        for (var day = since; day <= today; day = day.PlusDays(1))
        {
            foreach (var window in Due(day.PlusDays(-holdDays), since))
            {
                var rows = window.Length == WindowLength.Day ? Activity(window) : Counters(window);
                ledger.Release(manifest.Tool, window, closing => new Closure(ReleaseChain.Next(closing.Previous, manifest.Tool, window, day, rows), []));
            }
        }
    }

    private static IEnumerable<Window> Due(LocalDate end, LocalDate since)
    {
        if (end > since)
        {
            yield return Window.Containing(end.PlusDays(-1), WindowLength.Day);
            if (end.DayOfWeek == IsoDayOfWeek.Monday)
            {
                yield return Window.Containing(end.PlusDays(-1), WindowLength.Week);
            }
        }
    }

    private string Activity(Window window)
    {
        var day = window.Start;
        if (IsHidden(day))
        {
            return "";
        }

        var growth = 1 + (Period.DaysBetween(new LocalDate(2026, 1, 1), day) * 0.0015);
        var isWeekend = day.DayOfWeek >= IsoDayOfWeek.Saturday;
        var daily = Scale * growth * (isWeekend ? 0.42 : 1) * (0.95 + (random.NextDouble() * 0.1));
        var weekly = Scale * growth * 1.9 * (0.985 + (random.NextDouble() * 0.03));
        var monthly = Scale * growth * 2.7 * (0.99 + (random.NextDouble() * 0.02));
        var mode = (long)manifest.Activity;
        return Row(window, "activity", mode, 1, "active", "1 day", (long)daily, (long)daily)
            + Row(window, "activity", mode, 7, "active", "7 days", (long)weekly, (long)weekly)
            + Row(window, "activity", mode, 30, "active", "30 days", (long)monthly, (long)monthly);
    }

    private string Counters(Window window)
    {
        var text = new StringBuilder();
        var commands = manifest.Commands.OrderBy(command => (command.Code * 7919) % 101).ToList();
        for (var i = 0; i < commands.Count; i++)
        {
            var reports = (long)(Scale * 1.8 / Math.Pow(i + 1, 0.8) * Wobble());
            if (manifest.Collects.Contains(ReportKind.Command))
            {
                Spread(text, window, ReportKind.Command, commands[i].Code, reports, [0.98, 0.35, 0.06, 0.05, 0.01]);
                Spread(text, window, ReportKind.Positionals, commands[i].Code, reports / 2, [0.4, 0.9, 0.5, 0.1, 0.05]);
                Spread(text, window, ReportKind.Duration, commands[i].Code, reports / 2, [0.7, 0.9, 0.6, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.01]);
                Spread(text, window, ReportKind.Struggle, commands[i].Code, reports / 3, [0, 0.6, 0.3, 0.08, 0.04]);
            }

            var share = 0.7;
            foreach (var option in commands[i].Options.Take(9))
            {
                Add(text, window, new Subject(ReportKind.Option, commands[i].Code, option.Code), (long)(reports * share * Wobble()), 3);
                foreach (var value in option.Values)
                {
                    Add(text, window, new Subject(ReportKind.Value, commands[i].Code, value.Code), (long)(reports * share * 0.3 * Wobble()), 2);
                }

                if (!option.Environment.IsEmpty)
                {
                    Add(text, window, new Subject(ReportKind.Environment, commands[i].Code, option.Code), (long)(reports * share * 0.2 * Wobble()), 5);
                }

                share *= 0.7;
            }
        }

        Presence(text, window, ReportKind.Version, [
            .. "2.51.0 2.50.1 2.49.0 2.47.3 2.43.0 2.39.5 2.34.1".Split(' ').Select(ToolVersion.Parse).Select(version => (version.Packed, (long)version.Prerelease)),
        ]);
        Presence(text, window, ReportKind.Platform, [(1, 0), (2, 0), (3, 0), (4, 0)]);
        Presence(text, window, ReportKind.Architecture, [(1, 0), (2, 0), (5, 0)]);
        Presence(text, window, ReportKind.Terminal, [(1, 0), (2, 0)]);
        return text.ToString();
    }

    private void Presence(StringBuilder text, Window window, ReportKind kind, (long A, long B)[] codes)
    {
        var reports = Scale * 1.6;
        foreach (var (a, b) in codes)
        {
            Add(text, window, new Subject(kind, a, b), (long)(reports * Wobble()), 1);
            reports *= 0.45;
        }

        Hidden(text, window, kind, 31);
    }

    private void Spread(StringBuilder text, Window window, ReportKind kind, int command, long reports, double[] shares)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] > 0)
            {
                Add(text, window, new Subject(kind, command, i + 1), (long)(reports * shares[i] * Wobble()), 6);
            }
        }
    }

    private void Add(StringBuilder text, Window window, Subject subject, long reports, int each)
    {
        if (manifest.Collects.Contains(subject.Kind) && (reports >= 20 || margin > 0))
        {
            var words = Words.Of(subject, vocabulary);
            var noisy = margin > 0 ? reports + random.Next(-12, 13) : reports;
            text.Append(Row(window, ReportKinds.Name(subject.Kind), subject.A, subject.B, words.What, words.Which, noisy, margin > 0 ? null : noisy * each));
        }
    }

    private void Hidden(StringBuilder text, Window window, ReportKind kind, long reports)
    {
        if (margin == 0 && manifest.Collects.Contains(kind))
        {
            text.Append(Row(window, ReportKinds.Name(kind), null, null, "(hidden)", "", reports, reports));
        }
    }

    private string Row(Window window, string kind, long? a, long? b, string what, string which, long reports, long? sum) => string.Create(
        CultureInfo.InvariantCulture,
        $"{manifest.Tool}\t{window}\t{kind}\t{a}\t{b}\t{what}\t{which}\t{reports}\t{sum}\t{margin}\t{rule}\n");

    private double Wobble() => 0.9 + (random.NextDouble() * 0.2);
}
