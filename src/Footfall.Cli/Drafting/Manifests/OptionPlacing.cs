using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>
/// Decides on which command an option is declared. Help repeats on every page what every command takes; a manifest says it once, on the
/// command above.
/// </summary>
/// <param name="commands">The commands, each after the one above it.</param>
internal sealed class OptionPlacing(IReadOnlyList<DraftedCommand> commands)
{
    /// <param name="options">The options of each command by its path; changed in place.</param>
    /// <param name="everywhere">Whether every command takes the options of all others.</param>
    public void Place(Dictionary<string, List<HelpOption>> options, bool everywhere)
    {
        if (everywhere)
        {
            LiftAll(options);
            return;
        }

        LiftGlobal(options);
        foreach (var command in commands)
        {
            LiftRepeated(command, options);
        }
    }

    private static void LiftAll(Dictionary<string, List<HelpOption>> options)
    {
        var root = new List<HelpOption>();
        foreach (var option in options.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => entry.Value))
        {
            var at = root.FindIndex(option.Sharing);
            if (at < 0)
            {
                root.Add(option with { Inherited = true });
            }
            else if (root[at].Arity == Protocol.OptionArity.None && option.Arity != Protocol.OptionArity.None)
            {
                root[at] = option with { Inherited = true };
            }
        }

        foreach (var path in options.Keys)
        {
            options[path] = [];
        }

        options[""] = root;
    }

    /// <summary>What a page says it has from above is declared there: by the nearest page that shows it, or else by the root.</summary>
    private void LiftGlobal(Dictionary<string, List<HelpOption>> options)
    {
        foreach (var command in commands.Where(command => !command.Path.IsEmpty))
        {
            foreach (var option in options[command.PathText].Where(option => option.Inherited).ToList())
            {
                options[command.PathText].Remove(option);
                var owner = Above(command).FirstOrDefault(path => options[path].Any(option.Sharing)) ?? "";
                var at = options[owner].FindIndex(option.Sharing);
                if (at < 0)
                {
                    options[owner].Add(option);
                }
                else
                {
                    options[owner][at] = options[owner][at] with { Inherited = true };
                }
            }
        }
    }

    /// <summary>An option that every command below has just so is declared once.</summary>
    private void LiftRepeated(DraftedCommand command, Dictionary<string, List<HelpOption>> options)
    {
        var below = commands.Where(other => other.Path.Length > command.Path.Length && other.Path.Take(command.Path.Length).SequenceEqual(command.Path))
            .Where(other => !other.Page.Options.IsEmpty)
            .Select(other => options[other.PathText])
            .ToList();
        if (below.Count == 0)
        {
            return;
        }

        for (var i = 0; i < options[command.PathText].Count; i++)
        {
            var option = options[command.PathText][i];
            if (below.All(others => others.Any(other => AreSame(option, other))))
            {
                options[command.PathText][i] = option with { Inherited = true };
                foreach (var others in below)
                {
                    others.RemoveAll(other => AreSame(option, other));
                }
            }
        }
    }

    private static IEnumerable<string> Above(DraftedCommand command) =>
        Enumerable.Range(1, command.Path.Length).Select(length => string.Join(' ', command.Path[..^length]));

    private static bool AreSame(HelpOption first, HelpOption second) =>
        first.Arity == second.Arity
        && first.Names.ToImmutableHashSet().SetEquals(second.Names)
        && first.Values.SequenceEqual(second.Values);
}
