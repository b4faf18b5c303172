using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>What a new revision of a manifest changes: whether every code keeps its meaning, and whether people have to be asked again. Pure.</summary>
internal sealed class ManifestComparison
{
    private readonly Manifest before;
    private readonly Manifest after;
    private readonly List<ManifestBreak> breaks = [];
    private readonly Dictionary<int, CommandEntry> commands;
    private readonly Dictionary<int, (CommandEntry Owner, OptionEntry Option)> options;
    private readonly Dictionary<int, (OptionEntry Option, ValueEntry Value)> values;

    private ManifestComparison(Manifest before, Manifest after)
    {
        this.before = before;
        this.after = after;
        commands = after.Commands.ToDictionary(command => command.Code);
        options = Options(after).ToDictionary(entry => entry.Option.Code);
        values = Values(after).ToDictionary(entry => entry.Value.Code);
    }

    /// <summary>What breaks a promise; empty when the new manifest can be published.</summary>
    public ImmutableArray<ManifestBreak> Breaks { get; private set; }

    /// <summary>Whether anything but the revision's number differs.</summary>
    public bool Differs { get; private init; }

    public int CommandsAdded => commands.Keys.Except(before.Commands.Select(command => command.Code)).Count();

    public int OptionsAdded => options.Keys.Except(Options(before).Select(entry => entry.Option.Code)).Count();

    public int ValuesAdded => values.Keys.Except(Values(before).Select(entry => entry.Value.Code)).Count();

    /// <summary>Codes that had a meaning and are reserved now.</summary>
    public int Retired =>
        after.Reserved.Commands.Except(before.Reserved.Commands).Count()
        + after.Reserved.Options.Except(before.Reserved.Options).Count()
        + after.Reserved.Values.Except(before.Reserved.Values).Count();

    /// <summary>What consent is bound to and what differs, each as the name of a property; empty: nobody is asked again.</summary>
    public ImmutableArray<string> AsksAgainFor { get; private set; }

    public static ManifestComparison Of(Manifest before, Manifest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var differs = !ManifestWriter.Write(before with { Revision = after.Revision }).AsSpan().SequenceEqual(ManifestWriter.Write(after));
        var comparison = new ManifestComparison(before, after) { Differs = differs };
        comparison.CompareHeads();
        comparison.CompareCommands();
        comparison.CompareOptions();
        comparison.CompareValues();
        comparison.Breaks = [.. comparison.breaks];
        comparison.AsksAgainFor = [.. comparison.Questions()];
        return comparison;
    }

    private void CompareHeads()
    {
        if (after.Tool != before.Tool)
        {
            Break($"the manifest is about {after.Tool} and was about {before.Tool}");
        }

        if (Differs && after.Revision <= before.Revision)
        {
            Break($"the revision is {after.Revision} and must be at least {before.Revision + 1}, since something differs");
        }
    }

    private void CompareCommands()
    {
        foreach (var was in before.Commands)
        {
            if (!commands.TryGetValue(was.Code, out var now))
            {
                Vanished(ReportKind.Command, was.Code, Name(was), after.Reserved.Commands);
            }
            else if (!Means(now, was))
            {
                breaks.Add(new ManifestBreak(ReportKind.Command, was.Code, Name(was), Name(now), $"means {Name(now)} now"));
            }
        }

        Unreserved(ReportKind.Command, before.Reserved.Commands, after.Reserved.Commands, commands.Keys);
    }

    private void CompareOptions()
    {
        foreach (var (owner, was) in Options(before))
        {
            var name = $"{Name(owner)} {was.Names[0]}";
            if (!options.TryGetValue(was.Code, out var now))
            {
                Vanished(ReportKind.Option, was.Code, name, after.Reserved.Options);
            }
            else if (!now.Option.Names.Intersect(was.Names, after.Parsing.OptionComparer).Any() || !Covers(now.Owner, now.Option, owner))
            {
                var meaning = $"{Name(now.Owner)} {now.Option.Names[0]}";
                breaks.Add(new ManifestBreak(ReportKind.Option, was.Code, name, meaning, $"means {meaning} now"));
            }
            else if (!was.Environment.IsEmpty && now.Option.Environment.IsEmpty)
            {
                breaks.Add(new ManifestBreak(ReportKind.Environment, was.Code, name, null, "names no variable any more: reports of older versions still come"));
            }
        }

        Unreserved(ReportKind.Option, before.Reserved.Options, after.Reserved.Options, options.Keys);
    }

    private void CompareValues()
    {
        foreach (var (option, was) in Values(before))
        {
            var name = $"{option.Names[0]}={was.Name}";
            if (!values.TryGetValue(was.Code, out var now))
            {
                Vanished(ReportKind.Value, was.Code, name, after.Reserved.Values);
            }
            else if (now.Option.Code != option.Code || now.Value.Name != was.Name)
            {
                var meaning = $"{now.Option.Names[0]}={now.Value.Name}";
                breaks.Add(new ManifestBreak(ReportKind.Value, was.Code, name, meaning, $"means {meaning} now"));
            }
        }

        Unreserved(ReportKind.Value, before.Reserved.Values, after.Reserved.Values, values.Keys);
    }

    private IEnumerable<string> Questions()
    {
        if (after.Publisher.Endpoint != before.Publisher.Endpoint)
        {
            yield return "endpoint";
        }

        if (after.Publisher.Policy != before.Publisher.Policy)
        {
            yield return "policy";
        }

        foreach (var kind in after.Collects.Except(before.Collects))
        {
            yield return ReportKinds.Name(kind);
        }
    }

    private void Vanished(ReportKind kind, int code, string was, ImmutableArray<int> reserved)
    {
        if (!reserved.Contains(code))
        {
            breaks.Add(new ManifestBreak(kind, code, was, null, "is gone: keep the entry, or put its code into reserved"));
        }
    }

    private void Unreserved(ReportKind kind, ImmutableArray<int> before, ImmutableArray<int> after, IEnumerable<int> used)
    {
        foreach (var code in before.Except(after))
        {
            var reason = used.Contains(code) ? "has a new meaning" : "is no longer reserved";
            breaks.Add(new ManifestBreak(kind, code, "reserved", null, reason));
        }
    }

    private void Break(string reason) => breaks.Add(new ManifestBreak(null, 0, "", null, reason));

    /// <summary>Whether a command of the new manifest is the one that the old one had: the same word, as name or alias, below the same command.</summary>
    private bool Means(CommandEntry now, CommandEntry was) =>
        now.Path == was.Path
        || (was.Path.Length > 0
            && now.Path.Length > 0
            && now.IsExternal == was.IsExternal
            && now.Aliases.Append(now.LastWord).Contains(was.LastWord, after.Parsing.CommandComparer)
            && Above(after, now)?.Code == Above(before, was)?.Code);

    /// <summary>Whether the option can still stand where it stood: on the same command, or inherited from one above it.</summary>
    private bool Covers(CommandEntry owner, OptionEntry option, CommandEntry stood)
    {
        if (owner.Code == stood.Code)
        {
            return true;
        }

        for (var command = commands.GetValueOrDefault(stood.Code); option.Inherited && command is not null; command = Above(after, command))
        {
            if (command.Code == owner.Code)
            {
                return true;
            }
        }

        return false;
    }

    private static CommandEntry? Above(Manifest manifest, CommandEntry command) =>
        command.Path.Length == 0 ? null : manifest.Commands.First(other => other.Path == command.Path[..Math.Max(0, command.Path.LastIndexOf(' '))]);

    private static IEnumerable<(CommandEntry Owner, OptionEntry Option)> Options(Manifest manifest) =>
        manifest.Commands.SelectMany(command => command.Options.Select(option => (command, option)));

    private static IEnumerable<(OptionEntry Option, ValueEntry Value)> Values(Manifest manifest) =>
        Options(manifest).SelectMany(entry => entry.Option.Values.Select(value => (entry.Option, value)));

    private static string Name(CommandEntry command) => command.Path.Length == 0 ? "(none)" : command.Path;
}
