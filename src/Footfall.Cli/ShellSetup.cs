using System.Text;

namespace Footfall.Cli;

/// <summary>What a person adds to their shell so that it finds the shims: in their shell's words, for their file.</summary>
internal sealed class ShellSetup(Machine machine)
{
    public Shell Shell { get; } = ShellCode.Of(machine.Environment);

    /// <summary>The line; it names <c>telemetry</c> by its path where a shell would not find it.</summary>
    public string Line => ShellCode.LineFor(Shell, IsOnPath || machine.Executable is null ? OwnExecutable.Name : ShellCode.Quote(Shell, machine.Executable));

    /// <summary>The file that the shell reads when it starts.</summary>
    public string File => ShellCode.StartFile(Shell);

    /// <summary>What makes an open shell forget where it found a tool; null where it looks each time.</summary>
    public string? Forget => Shell is Shell.Fish or Shell.PowerShell ? null : "hash -r";

    private bool IsOnPath =>
        machine.Search.Find(Encoding.UTF8.GetBytes(OwnExecutable.Name)).Path is { } found
        && machine.Executable is { } own && FileStatus.Of(found) is { } first && FileStatus.Of(own) is { } second && first.IsSameFile(second);
}
