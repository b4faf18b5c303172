using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>An environment variable with which people already refuse this tool's own telemetry. Footfall honours it.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Values">The values, compared without case, that refuse. Empty: anything but unset, empty, 0 and false refuses.</param>
public sealed record OptOutVariable(string Name, ImmutableArray<string> Values)
{
    /// <summary>Whether this value of the variable refuses.</summary>
    public bool Refuses(string? value) =>
        Values.IsEmpty
            ? !string.IsNullOrEmpty(value) && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase)
            : value is not null && IsListed(value);

    private bool IsListed(string value)
    {
        foreach (var listed in Values)
        {
            if (listed.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this can be the name of an environment variable: ASCII letters, digits and underscores.</summary>
    internal static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
