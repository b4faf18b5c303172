namespace Footfall.Protocol;

/// <summary>The rules of a manifest that no single property can show: codes and spellings are unique, and every command has its parent.</summary>
internal static class ManifestRules
{
    public static IEnumerable<ManifestError> Check(Manifest manifest) =>
        Paths(manifest)
            .Concat(Codes("commands", "command", manifest.Commands.Select(command => command.Code)))
            .Concat(Codes("commands", "option", manifest.Commands.SelectMany(command => command.Options).Select(option => option.Code)))
            .Concat(Codes("commands", "value", manifest.Commands.SelectMany(command => command.Options).SelectMany(option => option.Values).Select(value => value.Code)))
            .Concat(manifest.Commands.SelectMany(OptionNames))
            .Concat(manifest.Commands.SelectMany(command => command.Options).SelectMany(ValueNames))
            .Concat(Siblings(manifest));

    private static IEnumerable<ManifestError> Paths(Manifest manifest)
    {
        var paths = manifest.Commands.Select(command => command.Path).ToHashSet(StringComparer.Ordinal);
        if (!paths.Contains(""))
        {
            yield return new ManifestError("commands", "must contain the root command, with the empty path");
        }

        for (var i = 0; i < manifest.Commands.Length; i++)
        {
            var path = manifest.Commands[i].Path;
            var blank = path.LastIndexOf(' ');
            if (blank > 0 && !paths.Contains(path[..blank]))
            {
                yield return new ManifestError($"commands[{i}].path", $"needs a command '{path[..blank]}' above it");
            }
        }
    }

    private static IEnumerable<ManifestError> Codes(string where, string what, IEnumerable<int> codes) =>
        codes.GroupBy(code => code)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError(where, $"give the {what} code {group.Key} to {group.Count()} meanings; a code has one"));

    private static IEnumerable<ManifestError> OptionNames(CommandEntry command) =>
        command.Options.SelectMany(option => option.Names)
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two options of '{command.Path}' {group.Key}"));

    private static IEnumerable<ManifestError> ValueNames(OptionEntry option) =>
        option.Values.GroupBy(value => value.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two values of {option.Names.FirstOrDefault()} '{group.Key}'"));

    private static IEnumerable<ManifestError> Siblings(Manifest manifest) =>
        manifest.Commands.SelectMany(Spellings)
            .GroupBy(spelling => spelling, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two commands '{group.Key}'"));

    private static IEnumerable<string> Spellings(CommandEntry command)
    {
        var parent = command.Path[..(command.Path.LastIndexOf(' ') + 1)];
        return command.Aliases.Select(alias => parent + alias).Append(command.Path);
    }
}
