using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// One published figure: a line of an open data file (<c>spec/collector.md</c>, section 7). The words are those of the day of the release, so
/// that a later manifest does not change what was published.
/// </summary>
internal sealed record Figure
{
    /// <summary>What stands for all unshown cells of a kind together.</summary>
    public const string Hidden = "(hidden)";

    /// <summary>The first line of a file of figures, without its line feed.</summary>
    public const string Heading = "tool\twindow\tkind\ta\tb\twhat\twhich\treports\tsum\tmargin\trule";

    /// <summary>The tool.</summary>
    public required ToolName Tool { get; init; }

    /// <summary>The time that is counted; for activity the last day of the span.</summary>
    public required Window Window { get; init; }

    /// <summary>The kind.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>The two codes; of activity the mode and the days of the span. Null: <see cref="IsHidden"/>.</summary>
    public (long A, long B)? Codes { get; init; }

    /// <summary>The first code in words.</summary>
    public required string What { get; init; }

    /// <summary>The second code in words; empty where there is none.</summary>
    public string Which { get; init; } = "";

    /// <summary>How many reports, which is how many machines said so. With noise it may be negative.</summary>
    public required long Reports { get; init; }

    /// <summary>What the reports add up to. Null: not published.</summary>
    public long? Sum { get; init; }

    /// <summary>With noise: the truth lies within this many of <see cref="Reports"/> 95 times of 100. 0 without noise.</summary>
    public long Margin { get; init; }

    /// <summary>The text of the <see cref="PublicationRule"/> that it was published by.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether it is everything of the kind that is not shown, added up.</summary>
    public bool IsHidden => Codes is null;

    /// <summary>The figure of a subject, in the words that the vocabulary has now.</summary>
    public static Figure Of(Vocabulary vocabulary, Window window, Subject subject, long reports, long? sum, string rule)
    {
        var words = Words.Of(subject, vocabulary);
        return new Figure
        {
            Tool = vocabulary.Manifest.Tool,
            Window = window,
            Kind = subject.Kind,
            Codes = (subject.A, subject.B),
            What = words.What,
            Which = words.Which,
            Reports = reports,
            Sum = sum,
            Rule = rule,
        };
    }

    /// <summary>Reads what <see cref="ToString"/> writes, and nothing else.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out Figure? figure)
    {
        figure = null;
        if (line.Split('\t') is not [var toolText, var windowText, var kindText, var a, var b, var what, var which, var reports, var sum, var margin, var rule]
            || !ToolName.TryParse(toolText, out var tool)
            || !WindowText.TryParse(windowText, out var window)
            || !ReportKinds.TryParse(kindText, out var kind)
            || !TryNumber(a, out var first) || !TryNumber(b, out var second) || first.HasValue != second.HasValue
            || !TryNumber(reports, out var counted) || counted is null || !TryNumber(sum, out var total)
            || !TryNumber(margin, out var half) || half is null)
        {
            return false;
        }

        var read = new Figure
        {
            Tool = tool,
            Window = window,
            Kind = kind,
            Codes = first is { } x && second is { } y ? (x, y) : null,
            What = TabSeparated.Unescape(what),
            Which = TabSeparated.Unescape(which),
            Reports = counted.Value,
            Sum = total,
            Margin = half.Value,
            Rule = TabSeparated.Unescape(rule),
        };
        figure = read.ToString() == line ? read : null;
        return figure is not null;
    }

    /// <summary>The line, without its line feed.</summary>
    public override string ToString() => string.Join(
        '\t',
        Tool.Text,
        Window,
        ReportKinds.Name(Kind),
        Number(Codes?.A),
        Number(Codes?.B),
        TabSeparated.Escape(What),
        TabSeparated.Escape(Which),
        Number(Reports),
        Number(Sum),
        Number(Margin),
        TabSeparated.Escape(Rule));

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static bool TryNumber(string text, out long? number)
    {
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read);
        number = isNumber ? read : null;
        return isNumber || text.Length == 0;
    }
}
