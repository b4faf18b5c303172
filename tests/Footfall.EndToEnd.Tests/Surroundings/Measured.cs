using System.Globalization;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>A command, and the most memory that it had resident at a time, as the kernel counts it.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="PeakMebibytes">Resident.</param>
internal sealed record Measured(CommandResult Result, long PeakMebibytes)
{
    private const string Program = """
        import os, resource, subprocess, sys
        ended = subprocess.run(sys.argv[2:])
        with open(sys.argv[1], "w") as file:
            file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
        sys.exit(ended.returncode)
        """;

    public static Measured Run(Command command)
    {
        using var directory = new TemporaryDirectory();
        string[] measuring = ["-c", Program, directory["peak"], command.Executable];
        var result = (command with { Executable = "/usr/bin/python3", Arguments = [.. measuring, .. command.Arguments] }).Run();
        return new Measured(result, long.Parse(File.ReadAllText(directory["peak"]), CultureInfo.InvariantCulture) / 1024);
    }
}
