using System.CommandLine;

namespace Footfall.Cli.Commands;

/// <summary>For authors of manifests.</summary>
internal static class VocabularyCommand
{
    public static Command Create(Machine machine) => new("vocabulary", "Write and check the manifest of a tool")
    {
        VocabularyDraftCommand.Create(machine),
        VocabularyCheckCommand.Create(machine),
    };
}
