using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>What stands on the command line: <c>--name value</c> or <c>--name=value</c>, each at most once, and switches.</summary>
/// <param name="Settings">In the order of the arguments.</param>
/// <param name="Help">Whether the usage is asked for.</param>
/// <param name="Check">Whether everything is to be checked and nothing started.</param>
internal sealed record CommandLine(ImmutableArray<Setting> Settings, bool Help, bool Check)
{
    private const string Prefix = "--";

    /// <summary>Reads the arguments. Pure.</summary>
    public static CommandLine Read(IReadOnlyList<string> arguments, List<string> errors)
    {
        var settings = new List<Setting>();
        var switches = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "--help" or "-h" or "--check")
            {
                switches.Add(argument);
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                errors.Add($"'{argument}' is not an option; --help lists them all.");
                continue;
            }

            // An option that follows is no value: the value was forgotten.
            var isApart = equals < 0 && i + 1 < arguments.Count && !arguments[i + 1].StartsWith(Prefix, StringComparison.Ordinal);
            var text = equals >= 0 ? argument[(equals + 1)..] : isApart ? arguments[++i] : "";
            if (settings.Exists(setting => setting.Source == name))
            {
                errors.Add($"{name}: stands twice; give it once.");
                continue;
            }

            settings.Add(new Setting(name[Prefix.Length..], text, name));
        }

        return new CommandLine([.. settings], switches.Overlaps(["--help", "-h"]), switches.Contains("--check"));
    }
}
