using System.Collections.Immutable;
using System.Text;

namespace Footfall.Testing;

/// <summary>A command to start for real. Nothing is inherited from the test: not the environment, not a descriptor, not a signal.</summary>
/// <param name="Executable">A path, or a name to look up in the <c>PATH</c> of the tests.</param>
/// <param name="Arguments">Exactly these, as UTF-8.</param>
public sealed record Command(string Executable, params ImmutableArray<string> Arguments)
{
    /// <summary>Arguments that are not UTF-8, behind <see cref="Arguments"/>.</summary>
    public ImmutableArray<byte[]> RawArguments { get; init; } = [];

    /// <summary>All variables. Default: a <see cref="CleanEnvironment"/> whose home does not exist.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = CleanEnvironment.At("/nonexistent");

    /// <summary>All of argv, where its first is not <see cref="Executable"/>.</summary>
    public ImmutableArray<byte[]>? RawCommandLine { get; init; }

    /// <summary>Strings behind those of <see cref="Environment"/>, which need not be <c>NAME=value</c>.</summary>
    public ImmutableArray<byte[]> RawEnvironment { get; init; } = [];

    /// <summary>Default: the temporary directory.</summary>
    public string WorkingDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Default: nothing.</summary>
    public StandardInput Input { get; init; } = StandardInput.Nothing;

    /// <summary>The safety net: whoever has not ended by then is killed and the test fails. Default: 60 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Starts it.</summary>
    /// <exception cref="AssertFailedException">Could not be started.</exception>
    public ChildProcess Start() => ChildProcess.Start(this);

    /// <summary>Starts it and waits until it has ended and its output is closed.</summary>
    public CommandResult Run()
    {
        using var process = Start();
        return process.WaitForExit();
    }

    internal byte[] File => Encoding.UTF8.GetBytes(Executable);

    internal byte[][] Argv => RawCommandLine is { } all ? [.. all] : [File, .. Arguments.Select(Encoding.UTF8.GetBytes), .. RawArguments];

    internal byte[][] EnvironmentBlock => [.. Environment.Select(variable => Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}")), .. RawEnvironment];
}
