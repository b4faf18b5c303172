using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>clap, in Rust: short and long help.</summary>
internal sealed class ClapStyle : IHelpStyle
{
    public string Name => "clap";

    public ParsingRules Rules { get; } = new();

    public int? UsageExitCode => 2;

    public bool IsUsageExact => true;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        line.Text.Contains("[possible values: ", StringComparison.Ordinal)
        || line.Text.Contains("[aliases: ", StringComparison.Ordinal)
        || (line.Text.StartsWith("Print", StringComparison.Ordinal) && line.Text.Contains(" help", StringComparison.Ordinal) && line.Indent > 8)
        || (line.BeginsWithDash && (line.Text.EndsWith("  Print help", StringComparison.Ordinal)
            || line.Text.Contains("  Print help (see", StringComparison.Ordinal)
            || line.Text.Contains("  Prints help information", StringComparison.Ordinal))));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path) => TablePage.Read(text, path);
}
