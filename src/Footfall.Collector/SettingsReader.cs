using System.Diagnostics.CodeAnalysis;

namespace Footfall.Collector;

/// <summary>
/// Puts the settings together: the command line beats the environment, and both beat the file. Everything that is wrong in any of them is
/// found in one reading, also where a stronger source hides it.
/// </summary>
internal static class SettingsReader
{
    /// <summary>What <c>--help</c> prints.</summary>
    public static string Usage { get; } =
        $"""
        Adds up the counters that people agreed to send, and publishes sums.

        {string.Join('\n', SettingKeys.All.Select(Lines))}

          --config FILE                   a JSON file with any of these, such as "hold-days": 14; and "versions": by tool, a list of the versions
                                          that figures with noise tell apart
          --check                         checks settings, manifests and the database, and ends
          --help                          this text

        Each may also stand in the environment: {EnvironmentVariables.Prefix}HOLD_DAYS=14. The command line beats the environment, and both beat the file.
        Exit codes: 0 ended as asked, 2 settings or manifests cannot be used, 3 the database cannot be used.
        """;

    /// <summary>Reads all sources. False, with one line for everything that is wrong, when they cannot be used.</summary>
    public static bool TryRead(
        CommandLine line,
        IReadOnlyDictionary<string, string> variables,
        List<string> errors,
        [NotNullWhen(true)] out Settings? settings)
    {
        var environment = EnvironmentVariables.Read(variables).ToList();
        var file = line.Settings.Concat(environment).FirstOrDefault(IsConfig) is { Text.Length: > 0 } config ? SettingsFile.Read(config, errors) : [];
        foreach (var setting in file.Where(IsConfig))
        {
            errors.Add($"{setting.Source}: a file cannot name another; give --config.");
        }

        var read = new Settings();
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in file.Concat(environment).Concat(line.Settings).Where(setting => !IsConfig(setting) || setting.Text.Length == 0))
        {
            var (with, problem) = Apply(read, setting);
            if (with is null)
            {
                errors.Add($"{setting.Source}: {problem}");
            }

            read = with ?? read;
            sources[setting.Key] = setting.Source;
        }

        errors.AddRange(Contradictions.In(read, sources));
        settings = errors.Count == 0 ? read : null;
        return settings is not null;
    }

    private static (Settings? Settings, string Problem) Apply(Settings settings, Setting setting)
    {
        if (string.IsNullOrWhiteSpace(setting.Text))
        {
            return (null, "needs a value.");
        }

        if (setting.Key.StartsWith(SettingKeys.Versions + "/", StringComparison.Ordinal))
        {
            return SettingValues.Versions(settings, setting.Key[(SettingKeys.Versions.Length + 1)..], setting.Text);
        }

        return SettingKeys.Find(setting.Key) is { } key ? key.Read(settings, setting.Text)
            : setting.Key == SettingKeys.Versions ? (null, "must be an object in the file: a list of versions for each tool.")
            : (null, "there is no such setting; --help lists them all.");
    }

    private static bool IsConfig(Setting setting) => setting.Key == SettingKeys.Config;

    private static string Lines(SettingKey key) =>
        string.Join('\n', key.Help.Split('\n').Select((line, i) => $"  {(i == 0 ? $"--{key.Name} {key.Value}" : ""),-31} {line}"));
}
