using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Tables as the GNU tools print them, and whatever comes near.</summary>
internal sealed class GnuStyle : IHelpStyle
{
    public string Name => "plain";

    public ParsingRules Rules { get; } = new() { Abbreviations = true };

    public int? UsageExitCode => null;

    public bool IsUsageExact => false;

    public bool Recognises(HelpText text) => true;

    public HelpPage Read(HelpText text, IReadOnlyList<string> path) => TablePage.Read(text, path);
}
