using Footfall.Protocol;

namespace Footfall;

/// <summary>A manifest's commands, indexed for reading command lines. Made once per manifest; thread-safe.</summary>
internal sealed class CommandTree
{
    public CommandTree(Manifest manifest)
    {
        var nodes = new Dictionary<string, CommandNode>(manifest.Commands.Length, StringComparer.Ordinal);
        var byPath = nodes.GetAlternateLookup<ReadOnlySpan<char>>();

        // Shorter paths first: a command's parent is there before it, whatever the order in the file.
        foreach (var entry in manifest.Commands.OrderBy(entry => entry.Path.Length))
        {
            var above = entry.Path.Length == 0 ? null : byPath[entry.Path.AsSpan(0, Math.Max(0, entry.Path.LastIndexOf(' ')))];
            var node = new CommandNode(entry, above, manifest.Parsing);
            if (nodes.TryAdd(entry.Path, node))
            {
                above?.Add(node);
            }
        }

        Root = nodes[""];
        Rules = manifest.Parsing;
    }

    /// <summary>How the tool reads its command line.</summary>
    public ParsingRules Rules { get; }

    /// <summary>The tool called without a subcommand.</summary>
    public CommandNode Root { get; }
}
