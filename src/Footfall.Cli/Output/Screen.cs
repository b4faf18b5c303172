using System.Globalization;
using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>
/// What Spectre lays out, on what the machine's output can show: width, colours, block characters. Collects a page and writes it without the
/// blanks that fill lines up.
/// </summary>
internal sealed class Screen : IDisposable
{
    private readonly StringWriter page = new(CultureInfo.InvariantCulture);
    private readonly TextWriter output;
    private readonly IAnsiConsole console;

    public Screen(Machine machine)
    {
        output = machine.Out;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = machine.Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = machine.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(page),
        });
        console.Profile.Width = machine.Columns;
        IsUnicode = machine.Out is StringWriter || machine.Out.Encoding.WebName == "utf-8";
    }

    /// <summary>Whether block characters can be shown.</summary>
    public bool IsUnicode { get; }

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

    public static Text Plain(string text) => new(text);

    public void Heading(string text, int indent = 0) => console.Write(new Padder(new Markup($"[bold]{Markup.Escape(text)}[/]"), new Padding(indent, 0, 0, 0)));

    public void Write(Table table, int indent = 0) => console.Write(new Padder(table, new Padding(indent, 0, 0, 0)));

    public void Blank() => console.WriteLine();

    public void Dispose()
    {
        foreach (var line in page.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }
    }
}
