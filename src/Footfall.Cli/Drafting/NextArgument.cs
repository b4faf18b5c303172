namespace Footfall.Cli.Drafting;

/// <summary>When the argument after an option is its value: <c>next</c> of <c>spec/vocabulary.md</c>, section 10.</summary>
internal enum NextArgument
{
    /// <summary>As the arity has it.</summary>
    Default,

    /// <summary>Only <c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>Unless it looks like an option.</summary>
    Word,

    /// <summary>All that follow and do not look like options.</summary>
    Words,
}
