using System.Text;
using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>The console of Spectre, set to what the machine's output can show: width, colours, block characters.</summary>
internal static class Screen
{
    public static IAnsiConsole Of(Machine machine)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = machine.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = machine.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(machine.Out),
        });
        console.Profile.Width = machine.Columns;
        console.Profile.Capabilities.Unicode = machine.Out.Encoding is UTF8Encoding || machine.Out is StringWriter;
        return console;
    }

    /// <summary>A table without lines: columns parted by two blanks, texts never cut.</summary>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column) { Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    public static Markup Bold(string text) => new($"[bold]{Markup.Escape(text)}[/]");

    public static Text Plain(string text) => new(text);
}
