using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;

namespace Footfall;

/// <summary>
/// The tool on Windows, where a process cannot be replaced and Ctrl-C goes to everybody at the console. Not covered by tests.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class WindowsTool
{
    private const int FileNotFound = 2;

    public static ToolExit Run(RawCommandLine tool)
    {
        var forwarding = SignalForwarding.Begin();
        try
        {
            var arguments = tool.Arguments.Skip(1).Select(Encoding.UTF8.GetString);
            var start = new ProcessStartInfo(Encoding.UTF8.GetString(tool.File), arguments);
            start.Environment.TryAdd(NestedMark.Variable, "1");
            using var process = Process.Start(start);
            process!.WaitForExit();
            return ToolExit.Exited(process.ExitCode);
        }
        catch (Win32Exception e)
        {
            return ToolExit.NotStarted(e.NativeErrorCode == FileNotFound ? 127 : 126);
        }
        finally
        {
            forwarding.ToNobody();
        }
    }
}
