using System.CommandLine;
using System.Globalization;
using Footfall.Cli.Output;
using Footfall.Protocol;
using Spectre.Console;

namespace Footfall.Cli.Commands;

/// <summary>The counters of this machine, for the person whose use they count.</summary>
internal static class ShowCommand
{
    private const int WidestBar = 30;

    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var window = new Option<string?>("--window") { Description = "Only this day or week, such as 2026-11-21 or 2026-W47", HelpName = "WINDOW" };
        var json = Arguments.Json();
        var command = new Command("show", "The counters of this machine") { tool, window, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(window), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, string? window, bool json)
    {
        if (window is not null && !TryWindow(window))
        {
            throw new CommandException(ExitCode.Usage, $"--window '{window}' is neither a day such as 2026-11-21 nor a week such as 2026-W47.");
        }

        var tables = Arguments.Inspect(machine, tool)
            .Select(inspection => (Inspection: inspection, Counters: Counters(inspection, window).ToList()))
            .ToList();
        if (json)
        {
            JsonText.Write(machine.Out, writer => writer.WriteObjects("tools", tables, table =>
            {
                writer.WriteString("tool", table.Inspection.Tool.Text);
                writer.WriteString("trouble", table.Inspection.Trouble);
                writer.WriteObjects("counters", table.Counters, counter =>
                {
                    writer.WriteString("window", counter.Cell.Key.Window.ToString());
                    writer.WriteBoolean("mayBeSent", counter.Cell.Key.MayBeSent);
                    writer.WriteString("kind", ReportKinds.Name(counter.Cell.Key.Subject.Kind));
                    writer.WriteNumber("a", counter.Cell.Key.Subject.A);
                    writer.WriteNumber("b", counter.Cell.Key.Subject.B);
                    writer.WriteString("what", counter.Words.What);
                    writer.WriteString("which", counter.Words.Which);
                    writer.WriteNumber("count", counter.Cell.Count);
                });
            }));
            return ExitCode.Success;
        }

        using (var screen = new Screen(machine))
        {
            foreach (var (inspection, counters) in tables)
            {
                WriteTool(machine, screen, inspection, counters);
            }
        }

        if (tables.Count == 0)
        {
            machine.Out.WriteLine("No tool is counted, and you have not been asked about any.");
        }

        return ExitCode.Success;
    }

    private static IEnumerable<(Cell Cell, Words Words)> Counters(ToolInspection inspection, string? window) => inspection.Vocabulary is not { } vocabulary
        ? []
        : inspection.Cells
            .Where(cell => window is null || cell.Key.Window.ToString() == window)
            .Select(cell => (cell, Words.Of(cell.Key.Subject, vocabulary)));

    private static void WriteTool(Machine machine, Screen screen, ToolInspection inspection, List<(Cell Cell, Words Words)> counters)
    {
        foreach (var window in counters.GroupBy(counter => counter.Cell.Key.Window).OrderBy(group => group.Key.Start))
        {
            var table = Screen.Table("kind", "what", "which", "count", "bar");
            table.Columns[3].RightAligned();
            foreach (var kind in window.GroupBy(counter => counter.Cell.Key.Subject.Kind))
            {
                AddKind(machine, screen, table, kind.Key, [.. kind]);
            }

            screen.Heading($"{inspection.Tool} {window.Key}");
            screen.Write(table, indent: 2);
            screen.Blank();
        }

        if (counters.Count == 0)
        {
            screen.Heading($"{inspection.Tool}: nothing is counted{(inspection.Trouble is { } trouble ? $" ({trouble})" : "")}.");
        }
    }

    private static void AddKind(Machine machine, Screen screen, Table table, ReportKind kind, IReadOnlyList<(Cell Cell, Words Words)> counters)
    {
        // The same subject may have been counted under a yes and under a local only; a person sees one row.
        var rows = counters.GroupBy(counter => counter.Words)
            .Select(group => (Words: group.Key, Count: group.Sum(counter => counter.Cell.Count)))
            .OrderByDescending(row => row.Count)
            .ThenBy(row => row.Words.ToString(), StringComparer.Ordinal)
            .ToList();
        var largest = rows[0].Count;
        var widest = Math.Clamp(machine.Columns - 55, 5, WidestBar);
        var isPresence = ReportKinds.IsPresence(kind);
        foreach (var (index, (words, count)) in rows.Index())
        {
            table.AddRow(
                Screen.Plain(index == 0 ? ReportKinds.Name(kind) : ""),
                Screen.Plain(words.What),
                Screen.Plain(words.Which),
                Screen.Plain(isPresence ? "seen" : count.ToString("N0", CultureInfo.InvariantCulture)),
                isPresence ? Screen.Plain("") : new Markup($"[green]{Bar(screen, count, largest, widest)}[/]"));
        }

    }

    private static string Bar(Screen screen, long count, long largest, int widest) =>
        new(screen.IsUnicode ? '█' : '#', Math.Max(1, (int)Math.Round((double)count / largest * widest)));

    private static bool TryWindow(string text)
    {
        var digits = text.Replace("-W", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Window.TryParse(code, out var window) && window.ToString() == text;
    }
}
