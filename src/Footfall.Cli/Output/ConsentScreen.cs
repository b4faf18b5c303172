using System.Collections.Immutable;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>
/// What a person is shown before anything is counted (<c>spec/consent.md</c>, section 4): at 80 columns one screen of 24 lines. Pure.
/// </summary>
/// <param name="columns">The width that text is wrapped for; wider terminals get no longer lines than 80.</param>
internal sealed class ConsentScreen(int columns = ConsentScreen.Widest)
{
    public const string Prompt = "Count it?  [y]es  [N]o  [l]ocal only  [m]ore: ";
    public const string AdditionPrompt = "Count this too?  [y]es  [N]o: ";

    private const int Widest = 80;
    private const int Narrowest = 30;
    private const int FieldIndent = 14;
    private const int KindIndent = 16;

    // The last column stays free: some terminals go to the next line as soon as it is written.
    private readonly int width = Math.Clamp(columns, Narrowest, Widest) - 1;

    /// <summary>The question at the first run of a tool, or when the terms are others than were agreed to.</summary>
    public string Question(Vocabulary vocabulary, ConsentReading before, Window window)
    {
        var manifest = vocabulary.Manifest;
        var example = Example(vocabulary, window);
        var text = new StringBuilder("\n");
        Wrap(text, $"May Footfall count how {manifest.Tool} is used? It counts use, not users.");
        text.Append('\n');
        if (before.Record is { Answer: ConsentAnswer.Yes } old)
        {
            Field(text, "Changed", Changed(old, manifest.Publisher));
        }

        Field(text, "Counted", Counted(manifest.Collects));
        Field(text, "Never", "names of files, branches or people, paths, messages, addresses: no word that is not on the tool's public list. No id of you or this machine, and no record of one command: only sums of a week or a day");
        Field(text, "Goes to", $"{manifest.Publisher.Endpoint} ({manifest.Publisher.Name}{(manifest.Publisher.Policy is { } policy ? $"; {policy}" : "")}), one number at a time, at random within 14 days");
        Field(text, "An example", $"{ReportFormat.Text(ReportFormat.Write(example))}\nwhich says: {Words.Of(example.Subject, vocabulary)}, about {Wording.Count(example.Count, "time")} {Wording.InWindow(example.Window)}");
        Field(text, "Local only", "counted for your own eyes; nothing is ever sent");
        text.Append('\n');
        Wrap(text, $"At any time: telemetry status, show, preview, log; telemetry disable {manifest.Tool}");
        return text.ToString();
    }

    /// <summary>The longer answer to "more".</summary>
    public string More(Vocabulary vocabulary, StateDirectory home)
    {
        var manifest = vocabulary.Manifest;
        var text = new StringBuilder("\n");
        Wrap(text, "Each number that could leave is one of these, never two of them together:");
        text.Append('\n');
        foreach (var kind in manifest.Collects)
        {
            Field(text, ReportKinds.Name(kind), Wording.KindWords(kind, manifest.Activity), KindIndent);
        }

        text.Append('\n');
        Wrap(text, $"Only words of a public list can be counted: {Wording.Count(manifest.Commands.Length, "command")} of {manifest.Tool} and their options. Anything else counts as \"other\". Counts are cut at {manifest.Cap} and rounded to powers of two at random.");
        Wrap(text, $"Kept in: {home.Of(manifest.Tool)}");
        Wrap(text, $"Before it leaves you can read it, byte for byte: telemetry preview {manifest.Tool}");
        Wrap(text, "To say no to all tools: DO_NOT_TRACK=1, or telemetry disable --all");
        text.Append('\n');
        return text.ToString();
    }

    /// <summary>The question when a tool's manifest has classes of data that were not agreed to.</summary>
    public string Addition(Manifest manifest, ImmutableArray<ReportKind> kinds)
    {
        var text = new StringBuilder("\n");
        Wrap(text, $"{manifest.Tool} would now count more than you agreed to:");
        text.Append('\n');
        foreach (var kind in kinds)
        {
            Field(text, ReportKinds.Name(kind), Wording.KindWords(kind, manifest.Activity), KindIndent);
        }

        text.Append('\n');
        Wrap(text, "Without your yes this is not counted; the rest stays as it is.");
        return text.ToString();
    }

    private static string Changed(ConsentRecord old, Publisher now) => old.Endpoint != now.Endpoint
        ? $"you agreed to {old.Endpoint}; it would now go to another address"
        : $"the policy you agreed to was {old.Policy?.AbsoluteUri ?? "none"}; now {(now.Policy is { } policy ? $"it is {policy}" : "there is none")}";

    private static string Counted(ImmutableArray<ReportKind> kinds)
    {
        var parts = new List<string> { "which commands" };
        Part(ReportKind.Option, "options");
        Part(ReportKind.Environment, "options set by environment variables");
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
        // One that people know: neither the bare tool nor something deep inside it, nor its help.
        var command = vocabulary.Manifest.Commands.FirstOrDefault(entry => entry is { Path.Length: > 0, Operands: true, Options.IsEmpty: false } && !entry.Path.Contains(' ', StringComparison.Ordinal))
            ?? vocabulary.Manifest.Commands[0];
        return new Report(vocabulary.Manifest.Revision, window, new Subject(ReportKind.Command, command.Code, (long)Outcome.Success), Math.Min(4, vocabulary.Manifest.Cap));
    }

    private void Field(StringBuilder text, string name, string value, int indent = FieldIndent)
    {
        var line = $"  {name}".PadRight(indent);
        foreach (var paragraph in value.Split('\n'))
        {
            Wrap(text, paragraph, line, indent);
            line = new string(' ', indent);
        }
    }

    /// <summary>Wraps at blanks; a word that is longer than a line stays whole, so that an address can be copied.</summary>
    private void Wrap(StringBuilder text, string paragraph, string line = "", int indent = 0)
    {
        var isEmpty = true;
        foreach (var word in paragraph.Split(' '))
        {
            if (!isEmpty && line.Length + word.Length > width)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = new string(' ', indent);
            }

            line += word + " ";
            isEmpty = false;
        }

        text.Append(line.TrimEnd()).Append('\n');
    }
}
