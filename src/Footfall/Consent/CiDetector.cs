using System.Collections.Immutable;
using System.Text.Json;

namespace Footfall;

/// <summary>
/// Tells from environment variables whether this is a continuous integration machine, where nobody is asked and nothing is counted.
/// The rules are data, <c>ci.json</c>, explained in <c>spec/consent-ci.md</c>. Immutable and thread-safe.
/// </summary>
internal sealed class CiDetector
{
    private readonly Rule unless;
    private readonly ImmutableArray<Rule> rules;

    private CiDetector(Rule unless, ImmutableArray<Rule> rules)
    {
        this.unless = unless;
        this.rules = rules;
    }

    private enum Match
    {
        Set,
        Equal,
        Containing,
    }

    /// <summary>The names of all rules, in the order in which they are tried; some stand more than once.</summary>
    public IEnumerable<string> RuleNames => rules.Select(rule => rule.Name);

    /// <summary>The rules this build was made with.</summary>
    /// <exception cref="InvalidDataException">The build was made with rules that it cannot read.</exception>
    public static CiDetector Load()
    {
        using var stream = typeof(CiDetector).Assembly.GetManifestResourceStream("ci.json")
            ?? throw new InvalidDataException("ci.json is not embedded.");
        using var json = JsonDocument.Parse(stream);

        var unless = new Rule("", AnyIsEnough: false, Pairs(json.RootElement.GetProperty("unless"), Match.Equal));
        return new CiDetector(unless, [.. json.RootElement.GetProperty("rules").EnumerateArray().Select(ReadRule)]);
    }

    /// <summary>The name of the first rule that holds; null when none does, or when <c>CI=false</c> says that this is no such machine.</summary>
    /// <param name="variable">Looks up an environment variable; null or empty when it is not set.</param>
    public string? Detect(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (unless.Holds(variable))
        {
            return null;
        }

        foreach (var rule in rules)
        {
            if (rule.Holds(variable))
            {
                return rule.Name;
            }
        }

        return null;
    }

    private static Rule ReadRule(JsonElement json)
    {
        var name = "";
        var clues = ImmutableArray<Clue>.Empty;
        var any = false;
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case "name":
                    name = property.Value.GetString()!;
                    break;
                case "any":
                    any = true;
                    clues = Names(property.Value);
                    break;
                case "all":
                    clues = Names(property.Value);
                    break;
                case "equals":
                    clues = Pairs(property.Value, Match.Equal);
                    break;
                case "contains":
                    clues = Pairs(property.Value, Match.Containing);
                    break;
                default:
                    throw new InvalidDataException($"ci.json has a rule with '{property.Name}', which means nothing.");
            }
        }

        return name.Length > 0 && !clues.IsEmpty
            ? new Rule(name, any, clues)
            : throw new InvalidDataException("ci.json has a rule without a name or without variables.");
    }

    private static ImmutableArray<Clue> Names(JsonElement json) =>
        [.. json.EnumerateArray().Select(name => new Clue(name.GetString()!, Match.Set, ""))];

    private static ImmutableArray<Clue> Pairs(JsonElement json, Match match) =>
        [.. json.EnumerateObject().Select(pair => new Clue(pair.Name, match, pair.Value.GetString()!))];

    private sealed record Clue(string Variable, Match Match, string Text)
    {
        public bool Holds(Func<string, string?> variable) =>
            variable(Variable) is { Length: > 0 } value && Match switch
            {
                Match.Equal => value.Equals(Text, StringComparison.OrdinalIgnoreCase),
                Match.Containing => value.Contains(Text, StringComparison.Ordinal),
                _ => true,
            };
    }

    private sealed record Rule(string Name, bool AnyIsEnough, ImmutableArray<Clue> Clues)
    {
        public bool Holds(Func<string, string?> variable) =>
            AnyIsEnough ? Clues.Any(clue => clue.Holds(variable)) : Clues.All(clue => clue.Holds(variable));
    }
}
