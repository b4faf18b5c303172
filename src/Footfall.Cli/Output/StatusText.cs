using Footfall.Protocol;
using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>The status of tools in words: all of it for one, one sentence each for many.</summary>
internal static class StatusText
{
    /// <summary>As many as can be told in full on a screen of 24 lines.</summary>
    private const int MostInFull = 2;

    public static void Write(Screen screen, string home, IReadOnlyList<ToolInspection> inspections, bool isOneAskedFor)
    {
        var full = inspections.Where(inspection => isOneAskedFor || inspection.Directory is not null).ToList();
        if (full.Count > MostInFull)
        {
            full.Clear();
        }

        foreach (var inspection in full)
        {
            WriteInFull(screen, home, inspection);
        }

        var rest = inspections.Except(full).ToList();
        if (rest.Count > 0)
        {
            var table = Screen.Table("sentence", "tool", "sentence");
            foreach (var inspection in rest)
            {
                table.AddRow(Screen.Plain(inspection.Tool.Text), inspection.Trouble is null ? Screen.Plain(Sentence(inspection)) : Screen.Warning(Sentence(inspection)));
            }

            screen.Write(table);
        }

        if (rest.Any(inspection => inspection.Directory is not null))
        {
            screen.Blank();
            screen.Line("More about one of them: telemetry status TOOL");
        }
    }

    private static void WriteInFull(Screen screen, string home, ToolInspection inspection)
    {
        var table = Screen.Table("value", "name", "value");
        Row("state", State(inspection));
        if (inspection.Answer is { } answer && !Wording.IsAnswer(inspection.Decision.Rule))
        {
            Row("your answer", $"{Wording.AnswerName(answer.Answer)}, on {Wording.Day(answer.Day)}");
        }

        if (inspection.Decision.Endpoint is { } endpoint)
        {
            Row("sent to", endpoint.ToString());
        }

        if (LeftOut(inspection) is { Length: > 0 } leftOut)
        {
            Row("left out", leftOut);
        }

        if (inspection is { Directory: not null, IsUnreadable: false })
        {
            foreach (var activity in ActivityEvent.Of(inspection).Where(activity => activity.Due is not null || activity.Issued is not null))
            {
                Row($"{activity.Name} event", Activity(inspection, activity));
            }

            Row("counted", Counted(inspection));
            Row("waiting", Waiting(inspection));
            Row("sent", inspection.LastSent is { } last ? $"{inspection.TotalSent}, the last on {Wording.Time(last)}" : $"{inspection.TotalSent}");
            Row("dropped", $"{inspection.TotalDropped}{(inspection.TotalDropped > 0 ? " (could not be sent in 14 days)" : "")}");
            Row("refused", Refused(inspection));
        }

        if (inspection.Directory is { } directory)
        {
            Row("kept in", $"{Wording.Path(directory, home)} ({Wording.Size(inspection.Size)})");
        }

        if (inspection.AnswerFile is { } file)
        {
            Row("answer in", Wording.Path(file, home));
        }

        Warn(inspection.DamagedJournal > 0, "damaged", $"{Wording.Count(inspection.DamagedJournal, "stretch", "stretches")} of the journal passed over");
        Warn(inspection.DamagedCache > 0, "damaged", $"the counters, {Wording.Count(inspection.DamagedCache, "time")}; begun anew, what they held is lost");
        Warn(inspection.Trouble is not null, "trouble", inspection.Trouble ?? "");

        screen.Heading(inspection.Tool.Text);
        screen.Write(table, indent: 2);
        screen.Blank();

        void Row(string name, string value) => table.AddRow(Screen.Plain(name), Screen.Plain(value));

        void Warn(bool applies, string name, string value)
        {
            if (applies)
            {
                table.AddRow(Screen.Warning(name), Screen.Warning(value));
            }
        }
    }

    private static string State(ToolInspection inspection) => $"{Wording.SharingWords(inspection.Decision.Sharing)}: {Wording.RuleWords(inspection)}";

    private static string Sentence(ToolInspection inspection)
    {
        if (inspection.Trouble is { } trouble)
        {
            return trouble;
        }

        if (inspection.Directory is null)
        {
            return State(inspection);
        }

        var parts = new List<string> { inspection.Decision.Counts ? Wording.SharingWords(inspection.Decision.Sharing) : State(inspection), Counted(inspection) };
        Part(inspection.Waiting.Length, "waiting");
        Part(inspection.TotalSent, "sent");
        Part(inspection.TotalDropped, "dropped");
        Part(inspection.Refused.Length, "refused");
        return string.Join("; ", parts);

        void Part(long number, string word)
        {
            if (number > 0)
            {
                parts.Add($"{number} {word}");
            }
        }
    }

    private static string LeftOut(ToolInspection inspection)
    {
        if (inspection is not { Decision: { Counts: true } decision, Outline.Terms.Collects: var collects })
        {
            return "";
        }

        var declined = collects.Except(decision.Kinds).Except(decision.NewKinds).Select(ReportKinds.Name).ToList();
        var open = decision.NewKinds.Select(ReportKinds.Name).ToList();
        return string.Join("; ", new[]
        {
            declined.Count > 0 ? $"{string.Join(", ", declined)} (you said no)" : "",
            open.Count > 0 ? $"{string.Join(", ", open)} (until you are asked)" : "",
        }.Where(part => part.Length > 0));
    }

    private static string Activity(ToolInspection inspection, ActivityEvent activity) => $"last {Wording.Day(activity.Issued)}, " + (
        activity.Due is not { } due ? "none due while nothing is sent"
        : due <= inspection.Now.InUtc().Date ? "next with the next use"
        : $"next due from {Wording.Day(due)}");

    private static string Counted(ToolInspection inspection)
    {
        var invocations = inspection.Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count);
        var windows = inspection.Cells.Select(cell => cell.Key.Window).Distinct().OrderBy(window => window.Start).ToList();
        return windows.Count == 0
            ? Wording.NothingYet(inspection)
            : $"{Wording.Count(invocations, "command")} in {Wording.Count(inspection.Cells.Length, "counter")}, {(windows.Count == 1 ? $"{windows[0]}" : $"{windows[0]} to {windows[^1]}")}";
    }

    private static string Waiting(ToolInspection inspection) => inspection.Waiting is [var first, ..]
        ? $"{Wording.Count(inspection.Waiting.Length, "report")}, " + (inspection.Decision.Sharing == Sharing.Send ? $"the first may leave from {Wording.Time(first.Release)}" : "held back")
        : "nothing";

    private static string Refused(ToolInspection inspection) => inspection.Refused.IsEmpty
        ? "0"
        : $"{inspection.Refused.Length} ({string.Join(", ", inspection.Refused.Select(report => report.Refusal).Distinct().Order(StringComparer.Ordinal))})";
}
