using System.Collections.Frozen;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>cobra, in Go, with its own template and Docker's: a word for the value's type stands behind the spelling, none behind a switch.</summary>
internal sealed class CobraStyle : IHelpStyle
{
    /// <summary>Types whose option may stand several times.</summary>
    private static readonly FrozenSet<string> Lists = FrozenSet.Create(
        StringComparer.Ordinal,
        "list", "map", "strings", "stringArray", "stringSlice", "stringToString", "stringToInt", "ints", "uints", "bools", "durations", "filter", "ulimit", "mount");

    public string Name => "cobra";

    public ParsingRules Rules { get; } = new();

    public int? UsageExitCode => null;

    public bool IsUsageExact => false;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        (line.Indent == 0 && line.Text is "Available Commands:" or "Management Commands:" or "Flags:" or "Global Flags:" or "Persistent Flags:")
        || (line.Text.EndsWith(" for more information about a command.", StringComparison.Ordinal) && line.Text.StartsWith("Use \"", StringComparison.Ordinal))
        || (line.Text.EndsWith(" COMMAND --help' for more information on a command.", StringComparison.Ordinal) && line.Text.StartsWith("Run '", StringComparison.Ordinal))
        || (line.Indent == 0 && line.Text.StartsWith("Usage:  ", StringComparison.Ordinal)));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path) => TablePage.Read(text, path, Option);

    private static HelpOption? Option(TableEntry entry)
    {
        if (TablePage.Option(entry) is not { } option)
        {
            return null;
        }

        var words = entry.Term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[^1] == "count")
        {
            return option with { Arity = OptionArity.None, Repeatable = true, Values = [] };
        }

        // Docker's short template may leave only one blank before a description that begins on the same line.
        return Lists.Contains(words[^1]) || entry.Prose.EndsWith("(default [])", StringComparison.Ordinal) ? option with { Repeatable = option.Arity != OptionArity.None } : option;
    }
}
