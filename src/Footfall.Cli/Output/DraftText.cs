using Footfall.Cli.Drafting;

namespace Footfall.Cli.Output;

/// <summary>The report of a draft, for people.</summary>
internal static class DraftText
{
    private const int Most = 20;
    private const int LongestLine = 100;

    public static void Write(TextWriter output, DraftReport report)
    {
        var result = report.Result;
        output.WriteLine(
            report.File == "-" ? $"Revision {result.Manifest.Revision} of the manifest of {report.Tool}."
            : result.Changed ? $"{report.File}: revision {result.Manifest.Revision} of the manifest of {report.Tool}."
            : $"{report.File}: nothing is new; revision {result.Manifest.Revision} stays.");
        output.WriteLine($"Found {Wording.Count(report.Commands, "command")} and {Wording.Count(report.Options, "option")} in {Wording.Count(report.Drafted.Calls, "call")} of {report.Tool}. Style: {string.Join(", ", report.Styles.Select(style => style.Name))}.");
        if (report.Source is { } source)
        {
            output.WriteLine($"Codes are kept from {source}.");
            List(output, "New commands", result.NewCommands);
            List(output, "New options and values", result.NewOptions);
            List(output, "Kept, though the help does not show it", result.Vanished);
        }

        List(output, "Without a page that could be read", [.. report.NotRead.Select(command => $"{command.PathText}: {Wording.PageStateName(command.State)}{(command.Call.Length == 0 ? "" : $" ({report.Tool} {command.Call})")}")]);
        List(output, "Lines that could not be read", [.. report.Lines.Select(line => $"{report.Tool} {line.Command.Call}:{line.Line.Number}: {Cut(line.Line.Text)}")]);
        List(output, "To be looked at", result.Hints);
        var open = report.OpenValues.Length;
        if (open > 0)
        {
            output.WriteLine($"{Wording.Count(open, "option")} {(open == 1 ? "takes" : "take")} a value of which nothing is counted. List values where the list is closed.");
        }

        if (report.HasNoPublisher)
        {
            output.WriteLine("Nobody is named as publisher: edit name and endpoint before anybody uses it.");
        }
    }

    private static void List(TextWriter output, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        output.WriteLine($"{title} ({items.Count}):");
        foreach (var item in items.Take(Most))
        {
            output.WriteLine($"  {(item.Length == 0 ? "(the root)" : item)}");
        }

        if (items.Count > Most)
        {
            output.WriteLine($"  and {items.Count - Most} more: --json has all");
        }
    }

    private static string Cut(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine]} ...";
}
