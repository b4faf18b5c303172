using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>How the programs of one command-line library print their help and read their arguments.</summary>
internal interface IHelpStyle
{
    /// <summary>The name that the report shows.</summary>
    string Name { get; }

    /// <summary>How such programs read their arguments.</summary>
    ParsingRules Rules { get; }

    /// <summary>The exit code of such programs for a wrong command line; null: none of its own.</summary>
    int? UsageExitCode { get; }

    /// <summary>Whether usage lines are made from the definitions, so that what they do not name is not taken.</summary>
    bool IsUsageExact { get; }

    /// <summary>Whether a page bears the marks of the style.</summary>
    bool Recognises(HelpText text);

    /// <summary>Reads a page; total, and linear in its length.</summary>
    /// <param name="text">The page.</param>
    /// <param name="path">The words that led to it, after the tool's name.</param>
    HelpPage Read(HelpText text, IReadOnlyList<string> path);
}
