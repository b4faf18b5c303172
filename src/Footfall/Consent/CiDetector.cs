namespace Footfall;

/// <summary>
/// Tells from environment variables whether this is a continuous integration machine, where nobody is asked and nothing is counted
/// (<c>spec/consent-ci.md</c>).
/// </summary>
internal static class CiDetector
{
    private const string Common = "CI";
    private const string Denial = "false";

    /// <summary>The name of the first rule that holds; null when none does, or when <c>CI=false</c> says that this is no such machine.</summary>
    public static string? Detect(IEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (Denial.Equals(environment.Variable(Common), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var rule in CiRule.All)
        {
            if (Holds(rule, environment))
            {
                return rule.Name;
            }
        }

        return null;
    }

    private static bool Holds(CiRule rule, IEnvironment environment)
    {
        switch (rule.Match)
        {
            case CiMatch.Equal:
                return rule.Words[1].Equals(environment.Variable(rule.Words[0]), StringComparison.OrdinalIgnoreCase);
            case CiMatch.Containing:
                return environment.Variable(rule.Words[0])?.Contains(rule.Words[1], StringComparison.Ordinal) == true;
            default:
                var wanted = rule.Match == CiMatch.Any;
                foreach (var variable in rule.Words)
                {
                    if (!string.IsNullOrEmpty(environment.Variable(variable)) == wanted)
                    {
                        return wanted;
                    }
                }

                return !wanted;
        }
    }
}
