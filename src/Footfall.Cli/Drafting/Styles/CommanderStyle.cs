using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>commander, in JavaScript: <c>build|b [options] &lt;dir&gt;</c>, <c>(choices: "a", "b", env: NAME)</c>.</summary>
internal sealed class CommanderStyle : IHelpStyle
{
    public string Name => "commander";

    public ParsingRules Rules { get; } = new();

    public int? UsageExitCode => null;

    public bool IsUsageExact => true;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        line.Text.EndsWith("display help for command", StringComparison.Ordinal) || line.Text.Contains("(choices: \"", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path) => TablePage.Read(text, path, Option);

    /// <summary><c>&lt;files...&gt;</c> takes all words that follow, <c>[mode]</c> the next one if it is no option.</summary>
    private static HelpOption? Option(TableEntry entry)
    {
        var option = TablePage.Option(entry);
        return option is { Arity: not OptionArity.None, Repeatable: true } ? option with { Next = NextArgument.Words } : option;
    }
}
