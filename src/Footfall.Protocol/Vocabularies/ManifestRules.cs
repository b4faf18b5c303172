using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Footfall.Protocol;

/// <summary>The rules of a manifest that no single property can show: codes and spellings are unique, and every command has its parent.</summary>
internal static class ManifestRules
{
    public static IEnumerable<ManifestError> Check(Manifest manifest) =>
        Paths(manifest)
            .Concat(Codes("commands", "command", manifest.Commands.Select(command => command.Code)))
            .Concat(Codes("commands", "option", Options(manifest).Select(option => option.Code)))
            .Concat(Codes("commands", "value", Values(manifest).Select(value => value.Code)))
            .Concat(Reserved(manifest))
            .Concat(OptionNames(manifest))
            .Concat(ValueNames(manifest))
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
        Repeated(codes, EqualityComparer<int>.Default)
            .Select(code => new ManifestError(where, $"give the {what} code {code.Item} to {code.Times} meanings; a code has one"));

    private static IEnumerable<ManifestError> Reserved(Manifest manifest) =>
        Reused("command", manifest.Reserved.Commands, manifest.Commands.Select(command => command.Code))
            .Concat(Reused("option", manifest.Reserved.Options, Options(manifest).Select(option => option.Code)))
            .Concat(Reused("value", manifest.Reserved.Values, Values(manifest).Select(value => value.Code)));

    private static IEnumerable<ManifestError> Reused(string what, ImmutableArray<int> reserved, IEnumerable<int> used) =>
        reserved.IsEmpty ? [] : used.Intersect(reserved).Select(code => new ManifestError("reserved", $"holds the {what} code {code}, which is in use"));

    private static IEnumerable<ManifestError> OptionNames(Manifest manifest)
    {
        foreach (var command in manifest.Commands)
        {
            foreach (var (name, _) in Repeated(Names(command), manifest.Parsing.OptionComparer))
            {
                yield return new ManifestError("commands", $"spell two options of '{command.Path}' {name}");
            }
        }
    }

    private static IEnumerable<ManifestError> ValueNames(Manifest manifest)
    {
        foreach (var option in Options(manifest).Where(option => option.Values.Length > 1))
        {
            foreach (var (name, _) in Repeated(option.Values.Select(value => value.Name), manifest.Parsing.ValueComparer))
            {
                yield return new ManifestError("commands", $"spell two values of {option.Names.FirstOrDefault()} '{name}'");
            }
        }
    }

    private static IEnumerable<ManifestError> Siblings(Manifest manifest) =>
        Repeated(Spellings(manifest), manifest.Parsing.CommandComparer)
            .Select(spelling => new ManifestError("commands", $"spell two commands '{spelling.Item}'"));

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

    private static IEnumerable<string> Spellings(Manifest manifest)
    {
        foreach (var command in manifest.Commands)
        {
            foreach (var alias in command.Aliases)
            {
                yield return command.Path[..(command.Path.LastIndexOf(' ') + 1)] + alias;
            }

            yield return command.Path;
        }
    }

    // Iterators where SelectMany would do: what is chained to that is found by the native build at run time, which takes it longer than all of this.
    private static IEnumerable<OptionEntry> Options(Manifest manifest)
    {
        foreach (var command in manifest.Commands)
        {
            foreach (var option in command.Options)
            {
                yield return option;
            }
        }
    }

    private static IEnumerable<ValueEntry> Values(Manifest manifest)
    {
        foreach (var option in Options(manifest))
        {
            foreach (var value in option.Values)
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<string> Names(CommandEntry command)
    {
        foreach (var option in command.Options)
        {
            foreach (var name in option.Names)
            {
                yield return name;
            }
        }
    }

    /// <summary>What stands there more than once, in the order of its first time.</summary>
    private static IEnumerable<(T Item, int Times)> Repeated<T>(IEnumerable<T> items, IEqualityComparer<T> comparer)
        where T : notnull
    {
        var times = new Dictionary<T, int>(comparer);
        foreach (var item in items)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(times, item, out _)++;
        }

        foreach (var (item, number) in times)
        {
            if (number > 1)
            {
                yield return (item, number);
            }
        }
    }
}
