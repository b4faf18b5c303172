using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>kubectl's template of cobra: <c>-o, --output='':</c>. The default behind the spelling tells a switch from an option with a value.</summary>
internal sealed class KubectlStyle : IHelpStyle
{
    public string Name => "kubectl";

    public ParsingRules Rules { get; } = new();

    public int? UsageExitCode => null;

    public bool IsUsageExact => false;

    public bool Recognises(HelpText text) => text.HasLine(line => IsOption(line) || line.Text.EndsWith(" for a list of global command-line options (applies to all commands).", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path)
    {
        var page = TablePage.Read(text, path, Option);
        return text.HasLine(line => line.Text.StartsWith("The following options can be passed to any command", StringComparison.Ordinal))
            ? page with { Options = [.. page.Options.Select(option => option with { Inherited = true })] }
            : page;
    }

    private static bool IsOption(HelpLine line)
    {
        var equals = line.BeginsWithDash ? line.Text.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals > 0 && line.Text[^1] == ':' && line.Text.StartsWith('-') && line.Text.LastIndexOf(' ', equals) == line.Text.IndexOf(' ', StringComparison.Ordinal);
    }

    private static HelpOption? Option(TableEntry entry)
    {
        var equals = entry.Term.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return TablePage.Option(entry);
        }

        var value = entry.Term[(equals + 1)..].TrimEnd(':');
        if (OptionTerm.Read(entry.Term[..equals]) is not { } option)
        {
            return null;
        }

        option = option with { Line = entry.Line.Number };
        return value is "false" or "true" ? option : OptionNotes.Add(option with { Arity = OptionArity.Required, Repeatable = value is ['[', ..] }, entry);
    }
}
