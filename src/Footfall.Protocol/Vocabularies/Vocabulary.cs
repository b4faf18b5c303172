using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Footfall.Protocol;

/// <summary>A manifest with its codes looked up both ways: what is valid, and what a code means in words. Immutable and thread-safe.</summary>
public sealed class Vocabulary
{
    /// <summary>The code of every command that is not in the vocabulary, and of every option that is not.</summary>
    public const int Other = 0;

    private readonly Dictionary<long, CommandEntry> commands;
    private readonly Dictionary<long, (CommandEntry Owner, OptionEntry Option)> options = [];
    private readonly Dictionary<long, (OptionEntry Option, ValueEntry Value)> values = [];

    /// <summary>Indexes a manifest.</summary>
    public Vocabulary(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);

        Manifest = manifest;
        commands = manifest.Commands.ToDictionary(command => (long)command.Code);
        foreach (var command in manifest.Commands)
        {
            foreach (var option in command.Options)
            {
                options[option.Code] = (command, option);
                foreach (var value in option.Values)
                {
                    values[value.Code] = (option, value);
                }
            }
        }
    }

    /// <summary>The manifest.</summary>
    public Manifest Manifest { get; }

    /// <summary>Whether the code is a command's, was one, or is <see cref="Other"/>.</summary>
    public bool HasCommand(long command) => command == Other || commands.ContainsKey(command) || IsIn(Manifest.Reserved.Commands, command);

    /// <summary>
    /// Whether the option can stand on a command line of the command: its own or that of a command above it. Of codes that are reserved
    /// nobody knows any more where they stood, so they are taken everywhere.
    /// </summary>
    public bool HasOption(long command, long option)
    {
        if (command == Other || !HasCommand(command))
        {
            return false;
        }

        return option == Other
            || IsIn(Manifest.Reserved.Options, option)
            || (options.TryGetValue(option, out var found) && (!commands.TryGetValue(command, out var entry) || Covers(found.Owner, entry)));
    }

    /// <summary>Whether the value belongs to an option that can stand on a command line of the command. Reserved codes as for options.</summary>
    public bool HasValue(long command, long value) => values.TryGetValue(value, out var found)
        ? HasOption(command, found.Option.Code)
        : IsIn(Manifest.Reserved.Values, value) && command != Other && HasCommand(command);

    /// <summary>
    /// Whether the option can stand on a command line of the command and can come from an environment variable instead. Reserved codes as for
    /// options.
    /// </summary>
    public bool HasEnvironment(long command, long option) =>
        (options.TryGetValue(option, out var found) ? !found.Option.Environment.IsEmpty : IsIn(Manifest.Reserved.Options, option))
        && HasOption(command, option);

    /// <summary>
    /// The command in words: its path, <c>(none)</c> for the root, <c>(external)</c> for an alias or plugin, <c>(other)</c> for unknown
    /// ones, <c>#12</c> for a code not known here.
    /// </summary>
    public string CommandName(long command) =>
        command == Other ? "(other)"
        : !commands.TryGetValue(command, out var entry) ? $"#{command}"
        : entry.IsExternal ? $"{entry.Path[..^entry.LastWord.Length]}(external)"
        : entry.Path.Length == 0 ? "(none)" : entry.Path;

    /// <summary>The option in words: its first spelling.</summary>
    public string OptionName(long option) =>
        option == Other ? "(other)" : options.TryGetValue(option, out var found) ? found.Option.Names[0] : $"#{option}";

    /// <summary>The value in words, with its option: <c>--mode=install</c>.</summary>
    public string ValueName(long value) =>
        values.TryGetValue(value, out var found) ? $"{found.Option.Names[0]}={found.Value.Name}" : $"#{value}";

    /// <summary>The command with that code; false for <see cref="Other"/> and codes that are not known here.</summary>
    public bool TryCommand(long code, [NotNullWhen(true)] out CommandEntry? command) => commands.TryGetValue(code, out command);

    /// <summary>The option with that code, and the command that declares it.</summary>
    public bool TryOption(long code, [NotNullWhen(true)] out OptionEntry? option, [NotNullWhen(true)] out CommandEntry? owner)
    {
        var isKnown = options.TryGetValue(code, out var found);
        (owner, option) = found;
        return isKnown;
    }

    /// <summary>The value with that code, and its option.</summary>
    public bool TryValue(long code, [NotNullWhen(true)] out ValueEntry? value, [NotNullWhen(true)] out OptionEntry? option)
    {
        var isKnown = values.TryGetValue(code, out var found);
        (option, value) = found;
        return isKnown;
    }

    /// <summary>The command with that path; the empty path is the root.</summary>
    public bool TryCommand(string path, [NotNullWhen(true)] out CommandEntry? command)
    {
        command = Manifest.Commands.FirstOrDefault(entry => entry.Path == path);
        return command is not null;
    }

    private static bool Covers(CommandEntry owner, CommandEntry command) =>
        owner.Path.Length == 0
        || owner.Path == command.Path
        || (command.Path.StartsWith(owner.Path, StringComparison.Ordinal) && command.Path[owner.Path.Length] == ' ');

    private static bool IsIn(ImmutableArray<int> codes, long code) => code is >= 1 and <= int.MaxValue && codes.Contains((int)code);
}
