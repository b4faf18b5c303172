namespace Footfall.Tests;

/// <summary>An environment of nothing but these variables.</summary>
internal sealed class Variables(params (string Name, string Value)[] variables) : IEnvironment
{
    private readonly Dictionary<string, string> values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);

    public string? Variable(string name) => values.GetValueOrDefault(name);

    public void Set(string name, string value) => values[name] = value;
}
