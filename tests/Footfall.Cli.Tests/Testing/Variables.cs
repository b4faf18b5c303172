namespace Footfall.Cli.Tests;

/// <summary>An environment that holds what the test puts in, and nothing of the machine that runs it.</summary>
internal sealed class Variables : Dictionary<string, string>, IEnvironment
{
    public Variables()
        : base(StringComparer.Ordinal)
    {
    }

    public string? Variable(string name) => GetValueOrDefault(name);

    private string? GetValueOrDefault(string name) => TryGetValue(name, out var value) ? value : null;
}
