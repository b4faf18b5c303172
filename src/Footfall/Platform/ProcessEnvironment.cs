namespace Footfall;

/// <summary>The environment of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
