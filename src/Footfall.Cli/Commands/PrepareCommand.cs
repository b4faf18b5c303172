namespace Footfall.Cli.Commands;

/// <summary>Called by the small <c>telemetry</c> before the tool runs, and by nobody else: <see cref="Preparing"/> in a process of its own.</summary>
internal static class PrepareCommand
{
    public static int Run(string tool)
    {
        try
        {
            var environment = new ProcessEnvironment();
            if (StateDirectory.Locate(environment) is { } home && RunPreparation.For(tool, home, environment) is { } preparation)
            {
                Preparing.Prepare(preparation);
            }

            return ExitCode.Success;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is, the person called their tool, not us.
            return ExitCode.Failure;
        }
    }
}
