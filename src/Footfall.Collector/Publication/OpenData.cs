using System.Text.Encodings.Web;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// The texts that everybody may have, made of releases alone: the same releases give the same bytes, whichever collector is asked and when.
/// All are UTF-8 with line feeds. Pure.
/// </summary>
internal static class OpenData
{
    /// <summary>Prints the digest of a window, in a POSIX shell. <c>URL</c>, the file and the window are to be replaced.</summary>
    public const string DigestByHand = """curl -s URL/open-data/git/2026-q4.tsv | awk -F '\t' '$2 == "2026-W47"' | sha256sum""";

    /// <summary>Calculates the chain anew, in a POSIX shell, and says where it is broken. <c>URL</c> is to be replaced.</summary>
    public const string ChainByHand =
        """curl -s URL/open-data/releases.tsv | tail -n +2 | (c=$(printf %064d 0); while read -r n tool window day file digest chain; do c=$(printf '%s\t%s\t%s\t%s\t%s\t%s\n' $c $n $tool $window $day $digest | sha256sum | cut -c-64); [ $c = $chain ] || echo broken at $n; done; echo $c)""";

    /// <summary>What stands in the JSON and the dictionary about each column, in the order of the columns.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("tool", "The name of the tool."),
        ("window", "The time that is counted, in UTC: an ISO 8601 week such as 2026-W47, or a day such as 2026-11-20. For activity, the last day of the span."),
        ("kind", "What is counted: command, option, value, positionals, duration, struggle, version, platform, architecture, terminal, activity or environment."),
        ("a", "The first code, for programs; of activity the mode (1 exact, 2 once). Empty in the row of all that is not shown."),
        ("b", "The second code, for programs; of activity the days of the span. Empty in the row of all that is not shown."),
        ("what", "The first code in words as they were on the day of the release. (hidden): everything of this kind that is not shown, added up."),
        ("which", "The second code in words; empty where the kind has one code."),
        ("reports", "How many reports there were. A machine sends at most one for a subject and window. With noise it may be below 0."),
        ("sum", "What the reports counted together; each counts at most the cap of the tool's manifest. Empty where it is not published."),
        ("margin", "Half the width of the 95 % interval of reports. 0: no noise was added."),
        ("rule", "How it was made safe to publish: k=20 shows no cell of fewer than 20 reports; eps=1;cells=8 adds noise that hides any 8 cells of one machine. synthetic; in front: made up for a demonstration."),
    ];

    /// <summary>The data dictionary, in Markdown.</summary>
    /// <param name="licence">The SPDX name of the licence.</param>
    public static string Dictionary(string licence) => string.Concat(
    [
        "# Data dictionary\n\n",
        "`{tool}/{year}-q{n}.tsv` holds the figures of the windows that begin in that quarter, oldest release first. It is UTF-8; fields are parted by tabs, lines end with a line feed, and the first line names the columns. In words, a tab is written `\\t`, a line feed `\\n` and a backslash `\\\\`.\n\n",
        "| column | meaning |\n|---|---|\n",
        .. Columns.Select(column => $"| `{column.Name}` | {column.Meaning} |\n"),
        "\n`{tool}/{year}-q{n}.json` holds the same figures.\n\n",
        "`releases.tsv` lists every release in its order: number, tool, window, the day of the release, the file that holds it, `digest` and `chain`. ",
        "`digest` is the SHA-256 of the release's lines in the file. `chain` is the SHA-256 of one line that holds the chain before it (at first 64 noughts), number, tool, window, day and digest, parted by tabs and ended by a line feed. ",
        "A window is released once and never changed: keep the last `chain`, and anything that is changed, taken away or put in before it will show.\n\n",
        "## To check by hand\n\n",
        "`Footfall.Collector verify URL` checks everything; with `--head` and the last line that it printed an earlier time, also that nothing was changed since. Without it, with a shell: the digest of one window,\n\n",
        $"    {DigestByHand}\n\n",
        "and the chain, whose last line is the head:\n\n",
        $"    {ChainByHand}\n\n",
        $"Licence: {licence}.\n",
    ]);

    private static readonly OpenDataJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The file of figures of a tool and quarter.</summary>
    /// <param name="releases">Those of the tool whose windows begin in the quarter, in the order of their numbers.</param>
    public static string Quarter(IEnumerable<Release> releases) => string.Concat([Figure.Heading, "\n", .. releases.Select(release => release.Rows)]);

    /// <summary>The same figures as JSON, in UTF-8.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="releases">As for <see cref="Quarter"/>.</param>
    /// <param name="licence">The SPDX name of the licence.</param>
    public static byte[] QuarterJson(ToolName tool, Quarter quarter, IEnumerable<Release> releases, string licence) => JsonSerializer.SerializeToUtf8Bytes(
        new QuarterDocument(
            tool.Text,
            quarter.ToString(),
            licence,
            Columns.ToDictionary(column => column.Name, column => column.Meaning),
            [.. releases.Select(Document)]),
        Json.QuarterDocument);

    /// <summary>The log of releases.</summary>
    /// <param name="releases">All of them, in the order of their numbers.</param>
    public static string Log(IEnumerable<Release> releases) => string.Concat([ReleaseLog.Heading, "\n", .. releases.Select(ReleaseLog.Line)]);

    private static ReleaseDocument Document(Release release) => new(
        release.Number,
        release.Window.ToString(),
        Window.Containing(release.Day, WindowLength.Day).ToString(),
        release.Digest,
        [.. ReleaseRows.Read(release).Select(figure => new FigureDocument(
            ReportKinds.Name(figure.Kind),
            figure.Codes?.A,
            figure.Codes?.B,
            figure.What,
            figure.Which,
            figure.Reports,
            figure.Sum,
            figure.Margin,
            figure.Rule))]);
}
