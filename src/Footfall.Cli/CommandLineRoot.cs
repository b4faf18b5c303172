using System.CommandLine;
using System.CommandLine.Help;
using Footfall.Cli.Commands;

namespace Footfall.Cli;

/// <summary>The verbs of <c>telemetry</c>, and the one place where their troubles become messages and exit codes.</summary>
internal static class CommandLineRoot
{
    public static RootCommand Create(Machine machine)
    {
        var root = new RootCommand("Counts use, not users: asked first, all of it visible, yours to stop.")
        {
            WrapCommand.Create(machine),
            UnwrapCommand.Create(machine),
            ShellenvCommand.Create(machine),
            RunCommand.Create(),
            EnableCommand.Create(machine),
            DisableCommand.Create(machine),
            StatusCommand.Create(machine),
            ShowCommand.Create(machine),
            PreviewCommand.Create(machine),
            LogCommand.Create(machine),
            PurgeCommand.Create(machine),
            ToolsCommand.Create(machine),
            DoctorCommand.Create(machine),
            FlushCommand.Create(machine),
        };

        // The help option of the root is that of every verb. Called with nothing at all, somebody wants to know what there is.
        var help = new HelpWithExamples(machine.Columns);
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.SetAction(help.Invoke);
        return root;
    }

    public static int Invoke(Machine machine, string[] arguments)
    {
        try
        {
            var result = Create(machine).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Errors.Count > 0)
            {
                machine.Error.WriteLine($"telemetry: {result.Errors[0].Message}");
                machine.Error.WriteLine($"Try: telemetry {Examples.PathOf(result.CommandResult.Command)}--help");
                return ExitCode.Usage;
            }

            return result.Invoke(new InvocationConfiguration
            {
                Output = machine.Out,
                Error = machine.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (CommandException e)
        {
            machine.Error.WriteLine($"telemetry: {e.Message}");
            return e.ExitCode;
        }
        catch (CacheException e)
        {
            machine.Error.WriteLine($"telemetry: what is kept here cannot be used: {e.Message}");
            return ExitCode.State;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            machine.Error.WriteLine($"telemetry: {e.Message}");
            return ExitCode.State;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nobody who asks for a status is helped by a stack.
            machine.Error.WriteLine($"telemetry: a mistake of ours, please report it: {e.GetType().Name}: {e.Message}");
            return ExitCode.Failure;
        }
    }
}
