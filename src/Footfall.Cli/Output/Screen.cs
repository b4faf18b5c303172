using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Footfall.Cli.Output;

/// <summary>
/// What Spectre lays out, on what the machine's output can show: width, colours, block characters. Collects a page and writes it without the
/// blanks that fill lines up.
/// </summary>
internal sealed class Screen : IDisposable
{
    private const int NarrowBelow = 60;

    private readonly StringWriter page = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
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
        Columns = machine.Columns;
        IsUnicode = machine.Out is StringWriter || machine.Out.Encoding.WebName == "utf-8";
    }

    public int Columns { get; }

    /// <summary>Whether what stands side by side elsewhere stands one below the other.</summary>
    public bool IsNarrow => Columns < NarrowBelow;

    /// <summary>Whether block characters can be shown.</summary>
    public bool IsUnicode { get; }

    /// <summary>A table without lines: columns parted by two blanks, none cut; only the column called <paramref name="flowing"/> is wrapped.</summary>
    public static Table Table(string flowing, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        foreach (var (index, column) in columns.ToArray().Index())
        {
            // No header: it would be measured although it is not shown.
            var gap = index < columns.Length - 1 ? 2 : 0;
            table.AddColumn(new TableColumn("") { Padding = new Padding(0, 0, gap, 0), NoWrap = column != flowing });
        }

        return table;
    }

    public static Text Plain(string text) => new(text);

    /// <summary>Something that a person should see first.</summary>
    public static Text Warning(string text) => new(text, new Style(Color.Olive));

    public void Heading(string text) => console.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));

    /// <summary>Text that is wrapped at blanks.</summary>
    public void Line(string text, int indent = 0) => Write(Plain(text), indent);

    /// <summary>Text that nobody wraps, so that it can be copied.</summary>
    public void Exact(string text) => page.WriteLine(text);

    public void Write(IRenderable content, int indent = 0) => console.Write(new Padder(content, new Padding(indent, 0, 0, 0)));

    public void Blank() => page.WriteLine();

    public void Dispose()
    {
        var text = page.ToString().TrimEnd('\n');
        if (text.Length == 0)
        {
            return;
        }

        foreach (var line in text.Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }
    }
}
