using System.Globalization;
using System.Text.Json;
using Footfall.Protocol;
using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>How well a manifest reads real command lines, for its author.</summary>
internal sealed class CorpusReport
{
    private const int MostLines = 20;
    private const int LongestCommandLine = 120;

    private readonly Manifest manifest;
    private readonly Vocabulary vocabulary;
    private readonly int root;
    private readonly string file;
    private readonly List<CorpusResult> results;

    public CorpusReport(Manifest manifest, string file, List<CorpusResult> results)
    {
        this.manifest = manifest;
        this.file = file;
        this.results = results;
        vocabulary = new Vocabulary(manifest);
        root = manifest.Commands.First(command => command.Path.Length == 0).Code;
        UnknownOptions = results.Sum(result => result.UnknownOptions.Length);
        Options = UnknownOptions + results.Sum(result => result.Encoded.Options.Count(code => code != Vocabulary.Other));
    }

    public double PercentRecognised => 100.0 * Of(CorpusVerdict.Recognised) / results.Count;

    /// <summary>Options that are known, each once a line, and arguments that are unknown options.</summary>
    private int Options { get; }

    private int UnknownOptions { get; }

    public void Write(Screen screen)
    {
        screen.Heading($"{manifest.Tool}, revision {manifest.Revision}: {Wording.Count(results.Count, "command line")} of {file}");
        var table = Screen.Table("what", "what", "number", "share");
        Row("recognised", Of(CorpusVerdict.Recognised), results.Count);
        Row("mismatched", Of(CorpusVerdict.Mismatched), results.Count);
        Row("unknown command", Of(CorpusVerdict.UnknownCommand), results.Count);
        Row("unknown option", UnknownOptions, Options);
        screen.Write(table);
        var notable = results.Where(result => result.Verdict != CorpusVerdict.Recognised || !result.UnknownOptions.IsEmpty).ToList();
        if (notable.Count > 0)
        {
            screen.Blank();
        }

        foreach (var result in notable.Take(MostLines))
        {
            screen.Line($"line {result.Line.Number}: {CommandLine(result.Line)}");
            if (result.Verdict != CorpusVerdict.Recognised)
            {
                var documented = result.Line.Path switch { null => "no command", "" => "the tool without a command", var path => $"'{path}'" };
                screen.Line($"read as {vocabulary.CommandName(result.Encoded.Command)}, documented as {documented}", indent: 2);
            }

            if (!result.UnknownOptions.IsEmpty)
            {
                screen.Line($"not known: {string.Join(' ', result.UnknownOptions.Select(Quoted))}", indent: 2);
            }
        }

        if (notable.Count > MostLines)
        {
            screen.Line($"and {Wording.Count(notable.Count - MostLines, "line")} more; --json has all.");
        }

        void Row(string what, int number, int of) => table.AddRow(
            Screen.Plain(what),
            Screen.Plain(number.ToString("N0", CultureInfo.InvariantCulture)).RightJustified(),
            Screen.Plain(of == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * number / of:0.0} % of {of:N0}")).RightJustified());
    }

    public void WriteJson(TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteString("tool", manifest.Tool.Text);
        json.WriteNumber("revision", manifest.Revision);
        json.WriteNumber("lines", results.Count);
        json.WriteNumber("recognised", Of(CorpusVerdict.Recognised));
        json.WriteNumber("mismatched", Of(CorpusVerdict.Mismatched));
        json.WriteNumber("unknownCommands", Of(CorpusVerdict.UnknownCommand));
        json.WriteNumber("options", Options);
        json.WriteNumber("unknownOptions", UnknownOptions);
        json.WriteObjects("results", results, result => WriteResult(json, result));
    });

    private void WriteResult(Utf8JsonWriter json, CorpusResult result)
    {
        var encoded = result.Encoded;
        json.WriteNumber("line", result.Line.Number);
        json.WriteString("result", result.Verdict switch
        {
            CorpusVerdict.Recognised => "recognised",
            CorpusVerdict.Mismatched => "mismatched",
            _ => "unknown-command",
        });
        json.WriteString("documented", result.Line.Path);
        json.WriteStartObject("command");
        json.WriteNumber("code", encoded.Command);
        json.WriteString("name", encoded.Command == root ? "" : vocabulary.CommandName(encoded.Command));
        json.WriteEndObject();
        var sources = encoded.Options.Select(code => (Code: code, Source: "command-line")).Concat(encoded.Environment.Select(code => (Code: code, Source: "environment")));
        json.WriteObjects("options", sources, option =>
        {
            json.WriteNumber("code", option.Code);
            json.WriteString("name", vocabulary.OptionName(option.Code));
            json.WriteString("source", option.Source);
        });
        json.WriteObjects("values", encoded.Values, code =>
        {
            var isKnown = vocabulary.TryValue(code, out var value, out var option);
            json.WriteNumber("code", code);
            json.WriteString("option", isKnown ? option!.Names[0] : null);
            json.WriteString("name", isKnown ? value!.Name : null);
        });
        json.WriteString("positionals", encoded.Operands.ToString().ToLowerInvariant());
        json.WriteArray("unknownOptions", result.UnknownOptions, json.WriteStringValue);
    }

    private string CommandLine(CorpusLine line)
    {
        var text = string.Join(' ', line.Arguments.Prepend(manifest.Tool.Text).Select(Quoted));
        return text.Length <= LongestCommandLine ? text : string.Concat(text.AsSpan(0, LongestCommandLine - 3), "...");
    }

    // Only for reading: an argument that a person cannot tell from two, or that writes to the terminal.
    private static string Quoted(string argument) =>
        argument.Length > 0 && !argument.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '\'' or '"')
            ? argument
            : $"\"{JsonEncodedText.Encode(argument)}\"";

    private int Of(CorpusVerdict verdict) => results.Count(result => result.Verdict == verdict);
}
