using System.CommandLine;
using System.Globalization;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>The counters of this machine, for the person whose use they count.</summary>
internal static class ShowCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var window = new Option<string?>("--window") { Description = "Only this week or day, such as 2026-W47 or 2026-11-21", HelpName = "WINDOW" };
        var json = Arguments.Json();
        var command = new Command("show", "The counters on this machine") { tool, window, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(window), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, string? window, bool json)
    {
        if (window is not null && !IsWindow(window))
        {
            throw new CommandException(ExitCode.Usage, $"--window '{window}' is neither a week such as 2026-W47 nor a day such as 2026-11-21.");
        }

        var tables = Arguments.Inspect(machine, tool)
            .Select(inspection => (Inspection: inspection, Cells: inspection.Cells.Where(cell => window is null || cell.Key.Window.ToString() == window).ToList()))
            .ToList();
        if (json)
        {
            WriteJson(machine.Out, tables);
            return ExitCode.Success;
        }

        using var screen = new Screen(machine);
        foreach (var (inspection, cells) in tables)
        {
            WriteTool(screen, inspection, cells, window);
        }

        if (tables.Count == 0)
        {
            screen.Line("Nothing is counted: you have not been asked about any tool.");
        }

        return ExitCode.Success;
    }

    private static void WriteTool(Screen screen, ToolInspection inspection, List<Cell> cells, string? asked)
    {
        if (inspection.Trouble is { } trouble)
        {
            screen.Write(Screen.Warning($"{inspection.Tool}: {trouble}"));
        }

        if (inspection.Vocabulary is not { } vocabulary)
        {
            return;
        }

        foreach (var window in cells.GroupBy(cell => cell.Key.Window).OrderBy(group => group.Key.Start))
        {
            screen.Heading($"{inspection.Tool} {Wording.InWindow(window.Key)}");
            var table = new CounterTable(screen);
            foreach (var kind in window.GroupBy(cell => cell.Key.Subject.Kind))
            {
                table.Add(kind.Key, [.. Rows(kind, vocabulary)]);
            }

            table.Write();
            screen.Blank();
        }

        if (cells.Count == 0 && inspection.Trouble is null)
        {
            screen.Line(
                asked is not null ? $"{inspection.Tool}: nothing was counted in {asked}."
                : inspection.Decision.Counts ? $"{inspection.Tool}: {Wording.NothingYet(inspection)}."
                : $"{inspection.Tool}: nothing is counted: {Wording.RuleWords(inspection)}.");
        }
    }

    /// <summary>The same may have been counted under a yes and under a local only; a person sees one row.</summary>
    private static IEnumerable<(Words Words, string Number, long Bar)> Rows(IGrouping<ReportKind, Cell> cells, Vocabulary vocabulary) => cells
        .GroupBy(cell => Words.Of(cell.Key.Subject, vocabulary))
        .Select(group => (Words: group.Key, Count: group.Sum(cell => cell.Count)))
        .OrderByDescending(row => row.Count)
        .ThenBy(row => row.Words.ToString(), StringComparer.Ordinal)
        .Select(row => ReportKinds.IsPresence(cells.Key) ? (row.Words, "seen", 0) : (row.Words, row.Count.ToString("N0", CultureInfo.InvariantCulture), row.Count));

    private static void WriteJson(TextWriter output, List<(ToolInspection Inspection, List<Cell> Cells)> tables) => JsonText.Write(output, json =>
        json.WriteObjects("tools", tables, table =>
        {
            json.WriteDecision(table.Inspection);
            json.WriteObjects("counters", table.Cells, cell =>
            {
                Words? words = table.Inspection.Vocabulary is { } vocabulary ? Words.Of(cell.Key.Subject, vocabulary) : null;
                json.WriteString("window", cell.Key.Window.ToString());
                json.WriteBoolean("mayBeSent", cell.Key.MayBeSent);
                json.WriteString("kind", ReportKinds.Name(cell.Key.Subject.Kind));
                json.WriteNumber("a", cell.Key.Subject.A);
                json.WriteNumber("b", cell.Key.Subject.B);
                json.WriteString("what", words?.What);
                json.WriteString("which", words?.Which);
                json.WriteNumber("count", cell.Count);
            });
            json.WriteString("trouble", table.Inspection.Trouble);
        }));

    private static bool IsWindow(string text)
    {
        var digits = text.Replace("-W", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Window.TryParse(code, out var window) && window.ToString() == text;
    }
}
