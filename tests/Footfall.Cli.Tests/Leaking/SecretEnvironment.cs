namespace Footfall.Cli.Tests;

/// <summary>
/// An environment in which every variable there can be is set to a secret, but for those that say where things are and those that would forbid
/// counting.
/// </summary>
internal sealed class SecretEnvironment : IEnvironment
{
    private readonly HashSet<string> forbidding;
    private readonly Dictionary<string, string> places;
    private readonly string secret;

    /// <param name="terms">Whose own opt-out variables are left alone.</param>
    /// <param name="secret">What all variables hold.</param>
    /// <param name="places">The variables that hold something else.</param>
    public SecretEnvironment(Terms terms, string secret, params (string Name, string Value)[] places)
    {
        this.secret = secret;
        this.places = places.ToDictionary(place => place.Name, place => place.Value);
        forbidding = [SystemPolicy.Variable, .. AskedBy(terms)];
    }

    /// <summary>How often a secret was handed out.</summary>
    public int Told { get; private set; }

    public string? Variable(string name)
    {
        if (places.TryGetValue(name, out var place) || forbidding.Contains(name))
        {
            return place;
        }

        Told++;
        return secret;
    }

    /// <summary>The variables that the gate looks at: it is asked with an empty environment that takes notes.</summary>
    private static HashSet<string> AskedBy(Terms terms)
    {
        var notes = new Notes();
        Assert.IsNull(new ConsentGate(notes, SystemPolicy.Nothing).Forbidden(terms));
        return notes.Names;
    }

    private sealed class Notes : IEnvironment
    {
        public HashSet<string> Names { get; } = [];

        public string? Variable(string name)
        {
            Names.Add(name);
            return null;
        }
    }
}
