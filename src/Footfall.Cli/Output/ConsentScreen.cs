using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>
/// What a person is shown before anything is counted (<c>spec/consent.md</c>, section 4): one screen of 24 lines and 80 columns. Pure.
/// </summary>
internal static class ConsentScreen
{
    public const string Prompt = "Count it?  [y]es  [N]o  [l]ocal only  [m]ore: ";

    /// <summary>The question at the first run of a tool.</summary>
    public static string Question(Vocabulary vocabulary, ConsentReading before, Window window)
    {
        var manifest = vocabulary.Manifest;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\nMay Footfall count how {manifest.Tool} is used? It counts use, not users.\n\n");
        if (before.Record is { Answer: ConsentAnswer.Yes } old)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Changed     you agreed to {old.Endpoint}; it would now go to the address below\n");
        }

        Field(text, "Counted", Counted(manifest.Collects));
        Field(text, "Never", "names of files, branches or people, paths, messages, addresses: nothing you type. No id of you or this machine, and no record of one command: only sums of a week or a day");
        Field(text, "Goes to", $"{manifest.Publisher.Endpoint} ({manifest.Publisher.Name}{(manifest.Publisher.Policy is { } policy ? $"; {policy}" : "")}), one number at a time, at random within 14 days");
        var example = Example(vocabulary, window);
        Field(text, "An example", $"{ReportFormat.Text(ReportFormat.Write(example))}\nwhich says: {Words.Of(example.Subject, vocabulary)}, about {example.Count} times in {example.Window}");
        Field(text, "Local only", "counted for your own eyes; nothing is ever sent");
        text.Append(CultureInfo.InvariantCulture, $"\nAt any time: telemetry status, show, preview, log; telemetry disable {manifest.Tool}\n");
        return text.ToString();
    }

    /// <summary>The longer answer to "more".</summary>
    public static string More(Vocabulary vocabulary, StateDirectory home)
    {
        var manifest = vocabulary.Manifest;
        var text = new StringBuilder("\nEach number that could leave is one of these, and never two of them together:\n\n");
        foreach (var kind in manifest.Collects)
        {
            Field(text, ReportKinds.Name(kind), Wording.KindWords(kind));
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            Only words of a public list can be counted: {Wording.Count(manifest.Commands.Length, "command")} of {manifest.Tool} and their options.
            Anything else counts as "other". Counts are rounded to powers of two at random
            and cut at {manifest.Cap}; times and sizes are coarse classes.
            On this machine: {home.Of(manifest.Tool)}
            Before anything leaves you can read it, byte for byte: telemetry preview {manifest.Tool}
            To say no everywhere: DO_NOT_TRACK=1, or telemetry disable --all

            """);
        return text.ToString();
    }

    /// <summary>The question when a tool's manifest has classes of data that were not agreed to.</summary>
    public static string Addition(ToolName tool, ImmutableArray<ReportKind> kinds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{tool} would now count more than you agreed to:\n\n");
        foreach (var kind in kinds)
        {
            Field(text, ReportKinds.Name(kind), Wording.KindWords(kind));
        }

        text.Append("\nWithout your yes this is not counted; the rest stays as it is.\n");
        return text.ToString();
    }

    public const string AdditionPrompt = "Count this too?  [y]es  [N]o: ";

    private static string Counted(ImmutableArray<ReportKind> kinds)
    {
        var parts = new List<string> { "which commands" };
        Part(ReportKind.Option, "options");
        Part(ReportKind.Value, "listed values");
        Part(ReportKind.Positionals, "how many operands");
        parts.Add("how they end");
        Part(ReportKind.Duration, "how long they take (coarse)");
        Part(ReportKind.Struggle, "failures before a success");
        Part(ReportKind.Version, "the tool's version");
        Part(ReportKind.Platform, "system");
        Part(ReportKind.Architecture, "processor");
        Part(ReportKind.Terminal, "at a terminal or not");
        Part(ReportKind.Activity, "that it was used on a day");
        return string.Join(", ", parts);

        void Part(ReportKind kind, string words)
        {
            if (kinds.Contains(kind))
            {
                parts.Add(words);
            }
        }
    }

    private static Report Example(Vocabulary vocabulary, Window window)
    {
        var command = vocabulary.Manifest.Commands.FirstOrDefault(entry => entry.Path.Length > 0 && entry.Operands) ?? vocabulary.Manifest.Commands[0];
        return new Report(vocabulary.Manifest.Revision, window, new Subject(ReportKind.Command, command.Code, (long)Outcome.Success), 4);
    }

    private static void Field(StringBuilder text, string name, string value)
    {
        const int indent = 14;
        const int width = 79;
        var line = $"  {name}".PadRight(indent);
        foreach (var paragraph in value.Split('\n'))
        {
            foreach (var word in paragraph.Split(' '))
            {
                if (line.TrimEnd().Length > indent && line.Length + word.Length > width)
                {
                    text.Append(line.TrimEnd()).Append('\n');
                    line = new string(' ', indent);
                }

                line += word + " ";
            }

            text.Append(line.TrimEnd()).Append('\n');
            line = new string(' ', indent);
        }
    }
}
