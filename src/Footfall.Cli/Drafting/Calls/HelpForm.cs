namespace Footfall.Cli.Drafting;

/// <summary>A way to ask for the help of a command.</summary>
internal enum HelpForm
{
    /// <summary><c>tool command --help</c>.</summary>
    Long,

    /// <summary><c>tool command -h</c>.</summary>
    Short,

    /// <summary><c>tool help command</c>.</summary>
    Command,
}
