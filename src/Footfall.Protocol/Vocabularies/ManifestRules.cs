using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>The rules of a manifest that no single property can show: codes and spellings are unique, and every command has its parent.</summary>
internal static class ManifestRules
{
    public static IEnumerable<ManifestError> Check(Manifest manifest) =>
        Paths(manifest)
            .Concat(Codes("commands", "command", manifest.Commands.Select(command => command.Code)))
            .Concat(Codes("commands", "option", manifest.Commands.SelectMany(command => command.Options).Select(option => option.Code)))
            .Concat(Codes("commands", "value", manifest.Commands.SelectMany(command => command.Options).SelectMany(option => option.Values).Select(value => value.Code)))
            .Concat(Reserved(manifest))
            .Concat(manifest.Commands.SelectMany(command => OptionNames(command, manifest.Parsing)))
            .Concat(manifest.Commands.SelectMany(command => command.Options).SelectMany(option => ValueNames(option, manifest.Parsing)))
            .Concat(Siblings(manifest))
            .Concat(Externals(manifest));

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

    private static IEnumerable<ManifestError> Reserved(Manifest manifest)
    {
        var options = manifest.Commands.SelectMany(command => command.Options).ToList();
        return Reused("command", manifest.Reserved.Commands, manifest.Commands.Select(command => command.Code))
            .Concat(Reused("option", manifest.Reserved.Options, options.Select(option => option.Code)))
            .Concat(Reused("value", manifest.Reserved.Values, options.SelectMany(option => option.Values).Select(value => value.Code)));
    }

    private static IEnumerable<ManifestError> Reused(string what, ImmutableArray<int> reserved, IEnumerable<int> used) =>
        used.Intersect(reserved).Select(code => new ManifestError("reserved", $"holds the {what} code {code}, which is in use"));

    private static IEnumerable<ManifestError> OptionNames(CommandEntry command, ParsingRules parsing) =>
        command.Options.SelectMany(option => option.Names)
            .GroupBy(name => name, parsing.OptionComparer)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two options of '{command.Path}' {group.Key}"));

    private static IEnumerable<ManifestError> ValueNames(OptionEntry option, ParsingRules parsing) =>
        option.Values.GroupBy(value => value.Name, parsing.ValueComparer)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two values of {option.Names.FirstOrDefault()} '{group.Key}'"));

    private static IEnumerable<ManifestError> Siblings(Manifest manifest) =>
        manifest.Commands.SelectMany(Spellings)
            .GroupBy(spelling => spelling, manifest.Parsing.CommandComparer)
            .Where(group => group.Count() > 1)
            .Select(group => new ManifestError("commands", $"spell two commands '{group.Key}'"));

    private static IEnumerable<ManifestError> Externals(Manifest manifest)
    {
        var withOperands = manifest.Commands.Where(command => command.Operands).Select(command => command.Path).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < manifest.Commands.Length; i++)
        {
            var command = manifest.Commands[i];
            if (command.Path.Split(' ').SkipLast(1).Contains(CommandEntry.ExternalWord))
            {
                yield return new ManifestError($"commands[{i}].path", "stands below an external command, whose words are never read");
            }

            if (!command.IsExternal)
            {
                continue;
            }

            if (command is not { Operands: false, Options.IsEmpty: true, Aliases.IsEmpty: true, OperandEndings.IsEmpty: true })
            {
                yield return new ManifestError($"commands[{i}]", "is external and so has no aliases, options or operands");
            }

            if (withOperands.Contains(Parent(command.Path)))
            {
                yield return new ManifestError($"commands[{i}].path", "is external below a command with operands: a word there cannot be both");
            }
        }
    }

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf(' '))];

    private static IEnumerable<string> Spellings(CommandEntry command)
    {
        var parent = command.Path[..(command.Path.LastIndexOf(' ') + 1)];
        return command.Aliases.Select(alias => parent + alias).Append(command.Path);
    }
}
