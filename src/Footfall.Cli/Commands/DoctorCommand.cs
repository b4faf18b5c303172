using System.CommandLine;
using Footfall.Cli.Output;

namespace Footfall.Cli.Commands;

/// <summary>Finds what is wrong with a set-up and says the mend. Changes nothing and makes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create(Machine machine)
    {
        var json = Arguments.Json();
        var command = new Command("doctor", "Find what is wrong with a set-up, and how to mend it") { json };
        command.SetAction(result => Run(machine, result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, bool json)
    {
        var diagnosis = new Diagnosis(machine.Home, machine.Catalog, machine.Gate, machine.Environment, machine.Search, machine.Executable, machine.Clock);
        var findings = diagnosis.Find();
        var words = new FindingWords(new ShellSetup(machine), machine.Clock);
        if (json)
        {
            FindingsJson.Write(machine.Out, words, findings);
        }
        else
        {
            using var screen = new Screen(machine);
            FindingsText.Write(screen, words, findings);
        }

        return findings.Any(finding => finding.State == FindingState.Trouble) ? ExitCode.Trouble : ExitCode.Success;
    }
}
