using System.CommandLine;

namespace Footfall.Cli.Commands;

/// <summary>What authors of manifests need.</summary>
internal static class VocabularyCommand
{
    public static Command Create(Machine machine) => new("vocabulary", "Write and check manifests: what of a tool may be counted")
    {
        VocabularyDraftCommand.Create(machine),
    };
}
