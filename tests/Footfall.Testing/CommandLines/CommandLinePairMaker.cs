using Footfall.Protocol;

namespace Footfall.Testing;

/// <summary>
/// Makes <see cref="CommandLinePair"/>s from a manifest and a seed, by what the manifest means and not by how the encoder reads.
/// Every place for free text is filled differently in the two.
/// </summary>
internal sealed class CommandLinePairMaker
{
    private readonly Manifest manifest;
    private readonly Random random;
    private readonly FreeText text;
    private readonly List<string> one = [];
    private readonly List<string> twin = [];

    private CommandLinePairMaker(Manifest manifest, IReadOnlyList<string> words, int seed)
    {
        this.manifest = manifest;
        random = new Random(seed);
        text = new FreeText(random, words);
    }

    public static CommandLinePair Make(Manifest manifest, IReadOnlyList<string> words, int seed) => new CommandLinePairMaker(manifest, words, seed).Make();

    /// <summary>Every word that the manifest knows.</summary>
    public static IReadOnlyList<string> Words(Manifest manifest)
    {
        var options = manifest.Commands.SelectMany(command => command.Options).ToArray();
        return
        [
            .. manifest.Commands.SelectMany(command => command.Path.Split(' ').Concat(command.Aliases))
                .Concat(options.SelectMany(option => option.Names))
                .Concat(options.SelectMany(option => option.Values).Select(value => value.Name))
                .Distinct(),
        ];
    }

    private CommandLinePair Make()
    {
        var command = manifest.Commands[random.Next(manifest.Commands.Length)];
        var way = manifest.Commands.Where(above => IsAtOrAbove(above, command)).OrderBy(above => above.Path.Length).ToArray();
        foreach (var step in way)
        {
            if (step.Path.Length > 0)
            {
                if (step.IsExternal)
                {
                    Differ(() => text.AnyBut(word => IsOptionLike(word, ScopeOf(way[^2])) || IsChild(way[^2], word) || IsOperand(way[^2], word)));
                    Rest();
                    return new CommandLinePair(step.Path, one, twin);
                }

                Same(step.Aliases.IsEmpty || random.Next(2) == 0 ? step.LastWord : step.Aliases[random.Next(step.Aliases.Length)]);
            }

            Options(ScopeOf(step));
        }

        var isKnown = command.Operands ? Operands(command) : Strangers(command);
        return new CommandLinePair(isKnown ? command.Path : null, one, twin);
    }

    /// <summary>Operands among options; true, because the command stays known.</summary>
    private bool Operands(CommandEntry command)
    {
        var scope = ScopeOf(command);
        var count = random.Next(6);
        for (var i = 0; i < count; i++)
        {
            // Only the first can be taken for a subcommand, unless the manifest says that later ones can.
            var mayDescend = i == 0 || command.CommandsAfterOperand;
            Differ(() => text.AnyBut(word => IsOptionLike(word, scope) || (mayDescend && IsChild(command, word))));
            if (command.OptionsEndAtOperand)
            {
                Rest();
                return true;
            }

            Options(scope);
        }

        if (random.Next(4) == 0)
        {
            Same("--");
            Rest();
        }

        return true;
    }

    /// <summary>Words where the command has none; false when they make it an unknown command.</summary>
    private bool Strangers(CommandEntry command)
    {
        switch (random.Next(4))
        {
            case 0:
                Same("--");
                Rest();
                return true;
            case 1 when !command.OperandEndings.IsEmpty:
                Differ(() => text.Marked() + command.OperandEndings[random.Next(command.OperandEndings.Length)]);
                return true;
            case 1 when !manifest.Commands.Any(other => other.IsExternal && IsAtOrAbove(command, other)):
                Differ(() => text.AnyBut(word => IsOptionLike(word, ScopeOf(command)) || IsChild(command, word) || IsOperand(command, word)));
                Rest();
                return false;
            default:
                return true;
        }
    }

    private void Rest()
    {
        for (var i = random.Next(6); i > 0; i--)
        {
            Differ(text.Any);
        }
    }

    private void Options(Dictionary<string, OptionEntry> scope)
    {
        var names = scope.Keys.ToArray();
        for (var i = random.Next(4); i > 0; i--)
        {
            if (names.Length == 0 || random.Next(8) == 0)
            {
                Unknown(scope);
            }
            else
            {
                var name = names[random.Next(names.Length)];
                Option(name, scope[name], scope);
            }
        }
    }

    private void Option(string name, OptionEntry option, Dictionary<string, OptionEntry> scope)
    {
        var separator = manifest.Parsing.Separators[random.Next(manifest.Parsing.Separators.Length)];
        var negated = name.StartsWith("--", StringComparison.Ordinal) ? "--no-" + name[2..] : name;
        if (name is "+" or "@")
        {
            Differ(() => name + text.AnyBut(word => word.Length == 0 || option.Values.Any(value => Equal(value.Name, word))));
        }
        else if (name == "-#")
        {
            Differ(() => "-" + text.DigitsBut(digits => IsListed(option, digits)));
        }
        else if (option.Negatable && !scope.ContainsKey(negated) && random.Next(3) == 0)
        {
            Negated(negated, separator);
        }
        else if (manifest.Parsing.Separators.Contains(name[^1], StringComparison.Ordinal))
        {
            Value(option, name);
        }
        else if (option.Arity != OptionArity.None && option.Next != NextArgument.Never && random.Next(2) == 0)
        {
            Same(name);
            NextValue(option);
        }
        else if (option.Arity == OptionArity.Required || random.Next(3) == 0)
        {
            WithValue(name, option, separator, scope);
        }
        else if (option.Arity != OptionArity.None && option.Next != NextArgument.Never)
        {
            // Alone it could take what comes next for its value.
            Same(name + separator);
        }
        else
        {
            Same(name);
        }
    }

    private void NextValue(OptionEntry option)
    {
        switch (option.Next)
        {
            case NextArgument.Boolean:
                Same(random.Next(2) == 0 ? "true" : "FALSE");
                break;
            case NextArgument.Always:
                Value(option, "");
                break;
            default:
                Differ(() => text.AnyBut(word => (word.StartsWith('-') && word.Length > 1) || IsListed(option, word)));
                if (option.Next == NextArgument.Words)
                {
                    Same("--§");
                }

                break;
        }
    }

    private bool IsListed(OptionEntry option, string word) =>
        word.Split(option.Delimiter ?? '\0').Append(word).Any(part => option.Values.Any(value => Equal(value.Name, part)));

    private bool Equal(string one, string other) => manifest.Parsing.ValueComparer.Equals(one, other);

    private void Negated(string spelling, char separator)
    {
        if (random.Next(2) == 0)
        {
            Same(spelling);
        }
        else
        {
            Differ(() => spelling + separator + text.Any());
        }
    }

    private void WithValue(string name, OptionEntry option, char separator, Dictionary<string, OptionEntry> scope)
    {
        var canAttach = manifest.Parsing.AttachedValues && name.Length == 2 && name[0] == '-' && option.Arity != OptionArity.None;
        if (canAttach && random.Next(2) == 0)
        {
            Differ(() => name + text.Marked());
        }
        else
        {
            // The separator can itself belong to a spelling, as in -t: beside -t.
            Value(scope.GetValueOrDefault(name + separator, option), name + separator);
        }
    }

    /// <summary>A value from the closed list is the same in both; any other is free text.</summary>
    private void Value(OptionEntry option, string prefix)
    {
        if (!option.Values.IsEmpty && random.Next(2) == 0)
        {
            Same(prefix + option.Values[random.Next(option.Values.Length)].Name);
        }
        else
        {
            Differ(() => prefix + text.AnyBut(word => IsListed(option, word)));
        }
    }

    private void Unknown(Dictionary<string, OptionEntry> scope)
    {
        var switches = scope.Where(pair => pair.Key.Length == 2 && pair.Value.Arity == OptionArity.None && pair.Key[0] == '-').ToArray();
        var letters = switches.Length == 0 ? "" : switches[random.Next(switches.Length)].Key[1..];
        switch (random.Next(3))
        {
            case 0:
                Differ(() => "--" + text.Marked());
                break;
            case 1:
                Differ(() => "--§" + manifest.Parsing.Separators[0] + text.Any());
                break;
            default:
                Differ(() => "-" + letters + text.Marked());
                break;
        }
    }

    private void Same(string argument)
    {
        one.Add(argument);
        twin.Add(argument);
    }

    private void Differ(Func<string> argument)
    {
        one.Add(argument());
        twin.Add(argument());
    }

    private Dictionary<string, OptionEntry> ScopeOf(CommandEntry command)
    {
        var scope = new Dictionary<string, OptionEntry>(manifest.Parsing.OptionComparer);
        foreach (var above in manifest.Commands.Where(above => IsAtOrAbove(above, command)).OrderByDescending(above => above.Path.Length))
        {
            foreach (var option in above.Options.Where(option => above == command || option.Inherited))
            {
                foreach (var name in option.Names)
                {
                    scope.TryAdd(name, option);
                }
            }
        }

        return scope;
    }

    private bool IsChild(CommandEntry command, string word)
    {
        var prefix = command.Path.Length == 0 ? "" : command.Path + " ";
        return manifest.Commands.Any(child =>
            child.Path.Length > prefix.Length
            && child.Path.StartsWith(prefix, StringComparison.Ordinal)
            && !child.Path[prefix.Length..].Contains(' ', StringComparison.Ordinal)
            && !child.IsExternal
            && child.Aliases.Append(child.LastWord).Any(name => IsName(command, name, word)));
    }

    // By this a word can also be the beginning of several names, which is no command; nothing is lost by not drawing it.
    private bool IsName(CommandEntry command, string name, string word) =>
        manifest.Parsing.CommandAbbreviations && !command.Operands && word.Length > 0
            ? name.StartsWith(word, manifest.Parsing.CommandsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            : manifest.Parsing.CommandComparer.Equals(name, word);

    private static bool IsOperand(CommandEntry command, string word) =>
        command.Operands || command.OperandEndings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsOptionLike(string word, Dictionary<string, OptionEntry> scope) =>
        (word.StartsWith('-') && word != "-")
        || (word.StartsWith('/') && scope.Keys.Any(name => name[0] == '/'))
        || (word.Length > 1 && scope.ContainsKey(word[..1]));

    private static bool IsAtOrAbove(CommandEntry above, CommandEntry command) =>
        above.Path.Length == 0 || above.Path == command.Path || command.Path.StartsWith(above.Path + " ", StringComparison.Ordinal);
}
