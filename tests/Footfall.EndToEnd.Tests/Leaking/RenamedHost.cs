using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Runs commands on a machine of another name, where this user may have one (<c>unshare --uts</c>); elsewhere as they are.</summary>
internal static class RenamedHost
{
    private const string Program = "/usr/bin/unshare";
    private static readonly bool IsPossible = File.Exists(Program) && new Command(Program, "--uts", "--mount", "hostname", "test").Run().ExitCode == 0;

    public static Command Around(Command command, string name) => IsPossible
        ? command with { Executable = Program, Arguments = ["--uts", "--mount", "sh", "-c", "hostname \"$0\" && exec \"$@\"", name, command.Executable, .. command.Arguments] }
        : command;
}
