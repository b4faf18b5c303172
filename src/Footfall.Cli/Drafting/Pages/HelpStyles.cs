using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>The styles there are, and which one a page is in.</summary>
internal static class HelpStyles
{
    /// <summary>The one for everything else.</summary>
    public static readonly IHelpStyle Plain = new GnuStyle();

    /// <summary>The surest marks first.</summary>
    public static readonly ImmutableArray<IHelpStyle> All =
    [
        new GitStyle(), new NpmStyle(), new KubectlStyle(), new CommanderStyle(), new ArgparseStyle(), new SystemCommandLineStyle(), new ClapStyle(), new CobraStyle(), Plain,
    ];

    /// <param name="text">The page.</param>
    /// <param name="usual">The style of the tool's other pages, which holds where a page has no marks.</param>
    public static IHelpStyle Of(HelpText text, IHelpStyle? usual) =>
        usual is not null && usual != Plain && usual.Recognises(text)
            ? usual
            : All.FirstOrDefault(style => style != Plain && style.Recognises(text)) ?? usual ?? Plain;
}
