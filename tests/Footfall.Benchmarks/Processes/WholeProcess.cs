using System.Text;

namespace Footfall.Benchmarks;

/// <summary>
/// A command that is started and waited for, with nothing on its streams: no pipe is read and no thread of ours runs meanwhile, so that what
/// is measured is the process.
/// </summary>
internal sealed class WholeProcess(IReadOnlyList<byte[]> environment, string file, IReadOnlyList<byte[]> arguments)
{
    private const string Nothing = "/dev/null";
    private readonly byte[] path = Encoding.UTF8.GetBytes(file);

    /// <summary>A command that is called by its path.</summary>
    public static WholeProcess Of(IReadOnlyList<byte[]> environment, params ReadOnlySpan<string> command)
    {
        var argv = new List<byte[]>();
        foreach (var word in command)
        {
            argv.Add(Encoding.UTF8.GetBytes(word));
        }

        return new WholeProcess(environment, command[0], argv);
    }

    /// <summary>A wrapped command, called as a shell calls it: by the path it found, under the name that was typed.</summary>
    public static WholeProcess Shim(WrappedHome home, string tool, params string[] arguments) =>
        new(home.Environment, home.ShimOf(tool), [Encoding.UTF8.GetBytes(tool), .. arguments.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>Starts it and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public void Run()
    {
        var exit = ToolWait.ForEnd(Start());
        if (exit is not { Code: 0, Signal: null })
        {
            throw new InvalidOperationException($"{file} ended with {exit}.");
        }
    }

    /// <summary>Starts it; its number.</summary>
    public int Start()
    {
        using var request = new SpawnRequest();
        request.Open(0, Nothing);
        request.Open(1, Nothing);
        request.Open(2, Nothing);
        var error = request.Start(path, arguments, environment, out var process);
        return error == 0 ? process : throw new InvalidOperationException($"{file} cannot be started (error {error}).");
    }
}
