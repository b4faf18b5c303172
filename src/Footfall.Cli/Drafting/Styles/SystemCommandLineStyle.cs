using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>System.CommandLine, in .NET.</summary>
internal sealed class SystemCommandLineStyle : IHelpStyle
{
    public string Name => "System.CommandLine";

    public ParsingRules Rules { get; } = new() { Separators = "=:" };

    public int? UsageExitCode => null;

    public bool IsUsageExact => true;

    public bool Recognises(HelpText text) => text.HasLine(line =>
        line.Text.StartsWith("-?, -h, --help", StringComparison.Ordinal) || line.Text.EndsWith("Show help and usage information", StringComparison.Ordinal));

    public HelpPage Read(HelpText text, IReadOnlyList<string> path) => TablePage.Read(text, path);
}
