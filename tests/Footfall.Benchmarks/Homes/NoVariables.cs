namespace Footfall.Benchmarks;

/// <summary>An environment in which nothing is set.</summary>
internal sealed class NoVariables : IEnvironment
{
    public string? Variable(string name) => null;
}
