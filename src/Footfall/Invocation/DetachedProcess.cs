using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Footfall;

/// <summary>Starts a process that outlives this one and has nothing of it: no terminal, no stream, no descriptor, no directory.</summary>
internal static class DetachedProcess
{
    private const string Nothing = "/dev/null";

    /// <summary>
    /// Starts it, in a session of its own in <c>/</c>, with default signals and our environment. Never throws and never waits.
    /// </summary>
    /// <param name="executable">A path.</param>
    /// <param name="arguments">What follows the name.</param>
    /// <returns>False: it was not started.</returns>
    /// <remarks>Whoever starts one is to end soon: until then a detached process that has ended stays in the process table.</remarks>
    public static bool Start(string executable, IReadOnlyList<string> arguments)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                using var started = Process.Start(new ProcessStartInfo(executable, arguments) { CreateNoWindow = true });
                return started is not null;
            }

            using var request = new SpawnRequest();
            request.NewSession();
            request.FreshSignals();
            request.Open(0, Nothing);
            request.Open(1, Nothing);
            request.Open(2, Nothing);
            request.CloseOthers();
            request.ChangeDirectory("/");
            var file = Encoding.UTF8.GetBytes(executable);
            var argv = new List<byte[]> { file };
            foreach (var argument in arguments)
            {
                argv.Add(Encoding.UTF8.GetBytes(argument));
            }

            return request.Start(file, argv, environment: null, out _) == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception or EntryPointNotFoundException)
        {
            return false;
        }
    }
}
