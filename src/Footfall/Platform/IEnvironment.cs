namespace Footfall;

/// <summary>The process's environment variables, as a port, so that tests can give their own.</summary>
internal interface IEnvironment
{
    /// <summary>The variable's value; null when it is not set. An empty value is kept apart from none.</summary>
    string? Variable(string name);

    /// <summary>The same for a name that is no string yet.</summary>
    string? Variable(ReadOnlySpan<char> name) => Variable(name.ToString());
}
