using Footfall.Protocol;
using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>Counters by class of data, with a bar each. On a narrow screen the class stands above its counters.</summary>
internal sealed class CounterTable
{
    private const int WidestBar = 30;
    private const int NarrowestBar = 5;

    /// <summary>The columns that the words beside a bar need.</summary>
    private const int Words = 55;

    private readonly Screen screen;
    private readonly Table table;
    private readonly int widest;

    public CounterTable(Screen screen)
    {
        this.screen = screen;
        widest = Math.Clamp(screen.Columns - Words, NarrowestBar, WidestBar);
        table = screen.IsNarrow ? Screen.Table("words", "words", "number", "bar") : Screen.Table("words", "kind", "words", "number", "bar");
        table.Columns[^2].RightAligned();
    }

    /// <summary>Adds the counters of a class.</summary>
    /// <param name="kind">The class.</param>
    /// <param name="rows">What is counted, the number as it is shown, and what the bar says; 0 for no bar.</param>
    public void Add(ReportKind kind, IReadOnlyList<(Words Words, string Number, long Bar)> rows)
    {
        var largest = rows.Max(row => row.Bar);
        if (screen.IsNarrow)
        {
            table.AddRow(Screen.Plain(ReportKinds.Name(kind)), Screen.Plain(""), Screen.Plain(""));
        }

        foreach (var (index, (words, number, bar)) in rows.Index())
        {
            var cells = new[] { Indented(words), Screen.Plain(number), new Text(Bar(bar, largest), new Style(Color.Green)) };
            if (screen.IsNarrow)
            {
                table.AddRow(cells);
            }
            else
            {
                table.AddRow([Screen.Plain(index == 0 ? ReportKinds.Name(kind) : ""), .. cells]);
            }
        }
    }

    public void Write() => screen.Write(table, indent: 2);

    private Text Indented(Words words) => Screen.Plain(screen.IsNarrow ? $"  {words}" : $"{words}");

    /// <summary>One block for each where there is room, else in proportion to the largest of its class.</summary>
    private string Bar(long count, long largest)
    {
        var blocks = largest <= widest ? count : Math.Max(1, (long)Math.Round((double)count / largest * widest));
        return new string(screen.IsUnicode ? '█' : '#', (int)blocks);
    }
}
