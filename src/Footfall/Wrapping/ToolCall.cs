using System.Text;

namespace Footfall;

/// <summary>A tool as it was called, through a shim or by <c>telemetry run</c>.</summary>
/// <param name="CommandLine">The tool's command line, the name that was called first.</param>
/// <param name="Wanted">The name or path of what is to be found.</param>
/// <param name="Arguments">What follows the name, as text.</param>
internal sealed record ToolCall(RawCommandLine CommandLine, byte[] Wanted, IReadOnlyList<string> Arguments)
{
    /// <summary>The name or path as text.</summary>
    public string Name { get; } = Encoding.UTF8.GetString(Wanted);

    /// <summary>The tool whose shim this process is; null when it was called as <c>telemetry</c>.</summary>
    /// <param name="arguments">The arguments of this process, its name not among them.</param>
    public static ToolCall? OfShim(string[] arguments) =>
        ShimName.Called() is { } called ? new ToolCall(called, ShimName.FileName(called.File).ToArray(), arguments) : null;

    /// <summary>The tool of <c>telemetry run</c>; null where none is named.</summary>
    /// <param name="arguments">What follows <c>run</c>.</param>
    public static ToolCall? OfRun(string[] arguments)
    {
        string[] command = arguments is ["--", .. var rest] ? rest : arguments;
        if (command.Length == 0 || (command == arguments && command[0].StartsWith('-')))
        {
            return null;
        }

        var called = RawCommandLine.FromCurrentProcess(command);
        return new ToolCall(called, called.File, command[1..]);
    }
}
