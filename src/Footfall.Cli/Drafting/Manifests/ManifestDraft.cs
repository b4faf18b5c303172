using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>
/// Makes a manifest of what a walk found. What the manifest before has keeps its codes and everything that people put there by hand;
/// new commands, options, spellings and values are added, and nothing is ever taken away.
/// </summary>
internal sealed class ManifestDraft
{
    /// <summary>Says to everybody who reads or is asked that nobody has looked at it yet.</summary>
    public const string NoPublisher = "DRAFT: edit the publisher before use";

    private const string ExternalWord = "*";

    private readonly ToolName tool;
    private readonly DraftedTool drafted;
    private readonly Manifest? before;
    private readonly KnownTool known;
    private readonly ManifestIndex index;
    private readonly CodeBook codes;
    private readonly Dictionary<string, CommandEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<HelpOption>> additions = new(StringComparer.Ordinal);
    private readonly HashSet<OptionEntry> seen = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<string>.Builder newCommands = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder newOptions = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder hints = ImmutableArray.CreateBuilder<string>();

    private ManifestDraft(ToolName tool, DraftedTool drafted, Manifest? before)
    {
        this.tool = tool;
        this.drafted = drafted;
        this.before = before;
        known = KnownTool.Of(tool.Text);
        index = new ManifestIndex(before);
        codes = new CodeBook(before);
    }

    /// <param name="tool">The tool.</param>
    /// <param name="drafted">What the walk found.</param>
    /// <param name="before">The manifest whose codes are kept; null: there is none.</param>
    public static DraftResult Make(ToolName tool, DraftedTool drafted, Manifest? before) => new ManifestDraft(tool, drafted, before).Make();

    private DraftResult Make()
    {
        foreach (var entry in before?.Commands ?? [])
        {
            entries.Add(entry.Path, entry);
        }

        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var command in drafted.Commands.OrderBy(command => command.PathText, StringComparer.Ordinal))
        {
            paths[command.PathText] = Command(command);
        }

        Match(paths);
        new OptionPlacing(drafted.Commands).Place(additions, known.OptionsEverywhere);
        foreach (var command in drafted.Commands.OrderBy(command => command.PathText, StringComparer.Ordinal))
        {
            Add(paths[command.PathText], additions[command.PathText]);
        }

        AddUnshown();
        var manifest = Complete();
        var changed = before is null || !ManifestWriter.Write(manifest).AsSpan().SequenceEqual(ManifestWriter.Write(before));
        return new DraftResult(
            changed && before is not null ? manifest with { Revision = before.Revision + 1 } : manifest,
            changed,
            newCommands.ToImmutable(),
            newOptions.ToImmutable(),
            [.. VanishedThings.Find(before, paths, drafted, seen)],
            hints.ToImmutable());
    }

    /// <summary>The path under which the manifest has the command.</summary>
    private string Command(DraftedCommand command)
    {
        if (index.Command(command.Path) is { } existing)
        {
            var aliases = command.Aliases.Where(alias => alias != existing.LastWord && IsFree(existing.Path, alias));
            entries[existing.Path] = existing with { Aliases = [.. existing.Aliases.Concat(aliases).Distinct(StringComparer.Ordinal).Take(Most.Names)] };
            return existing.Path;
        }

        var path = command.PathText;
        entries.Add(path, new CommandEntry
        {
            Code = codes.NextCommand(),
            Path = path,
            Aliases = [.. command.Aliases.Where(alias => IsFree(path, alias)).Take(Most.Names)],
            Operands = TakesOperands(command),
            OperandEndings = command.Path.IsEmpty ? [.. known.OperandEndings] : [],
            OptionsEndAtOperand = command.Page.Usage.EndsAtOperand || (command.Path.IsEmpty && known.OperandEndings.Count > 0),
            PassesThrough = command.Page.Usage.PassesThrough,
        });
        newCommands.Add(path);
        return path;
    }

    private bool TakesOperands(DraftedCommand command) =>
        !(command.Path.IsEmpty && (known.External || known.OperandEndings.Count > 0))
        && (command.Page.Usage.Operands || (command.Page.Commands.IsEmpty && !(command.Style is { IsUsageExact: true } && command.Page.Usage.IsKnown)));

    /// <summary>Whether no command beside this one is called so.</summary>
    private bool IsFree(string path, string alias)
    {
        var parent = path[..(path.LastIndexOf(' ') + 1)];
        return alias != path[parent.Length..]
            && !drafted.Commands.Any(other => other.PathText == parent + alias)
            && !entries.Values.Any(other => other.Path != path && other.Path[..(other.Path.LastIndexOf(' ') + 1)] == parent && (other.LastWord == alias || other.Aliases.Contains(alias)));
    }

    /// <summary>Parts the options of the pages into those that the manifest has and those to be added.</summary>
    private void Match(Dictionary<string, string> paths)
    {
        foreach (var command in drafted.Commands)
        {
            var rest = additions[command.PathText] = [];
            foreach (var option in command.Page.Options)
            {
                if (index.Option(command.Path, option) is { } known)
                {
                    seen.Add(known.Option);
                    Widen(known.Owner.Path, known.Option, option);
                }
                else if (!rest.Any(option.Sharing))
                {
                    rest.Add(option);
                }
            }
        }
    }

    /// <summary>Spellings and values that an option of the manifest did not have.</summary>
    private void Widen(string path, OptionEntry existing, HelpOption option)
    {
        var owner = entries[path];
        var at = owner.Options.ToList().FindIndex(entry => entry.Code == existing.Code);
        var current = owner.Options[at];
        var names = option.Names.Where(name => !owner.Options.Any(entry => entry.Names.Contains(name)) && !IsNegation(current, name)).ToList();
        var values = current.Values.IsEmpty || option.Doubt is not null ? [] : option.Values.Where(value => current.Values.All(entry => entry.Name != value)).ToList();
        if (names.Count == 0 && values.Count == 0)
        {
            return;
        }

        entries[path] = owner with
        {
            Options = owner.Options.SetItem(at, current with
            {
                Names = [.. current.Names.Concat(names).Take(Most.Names)],
                Values = [.. current.Values, .. values.Take(Most.Values - current.Values.Length).Select(value => new ValueEntry(codes.NextValue(), value))],
            }),
        };
        newOptions.AddRange(names.Concat(values.Select(value => $"{current.Names[0]}={value}")).Select(added => $"{path} {added}".TrimStart()));
    }

    private static bool IsNegation(OptionEntry option, string name) =>
        option.Negatable && name.StartsWith("--no-", StringComparison.Ordinal) && option.Names.Contains($"--{name["--no-".Length..]}");

    private void Add(string path, IReadOnlyList<HelpOption> options)
    {
        var owner = entries[path];
        var taken = owner.Options.SelectMany(option => option.Names).ToHashSet(StringComparer.Ordinal);
        var added = new List<OptionEntry>();
        foreach (var option in options)
        {
            ImmutableArray<string> names = [.. option.Names.Where(taken.Add).Take(Most.Names)];
            if (names.IsEmpty)
            {
                continue;
            }

            added.Add(OptionDraft.Make(option with { Names = names }, codes));
            var title = $"{path} {names[0]}".TrimStart();
            newOptions.Add(title);
            if (option.Doubt is { } doubt)
            {
                hints.Add($"{title}: {doubt}");
            }
        }

        if (added.Count > 0)
        {
            entries[path] = owner with { Options = [.. owner.Options, .. added] };
        }
    }

    /// <summary>What no help shows. Somebody who has edited a manifest without it has had a reason.</summary>
    private void AddUnshown()
    {
        if (before is not null)
        {
            return;
        }

        if (known.External && !entries[""].Operands)
        {
            entries.Add(ExternalWord, new CommandEntry { Code = codes.NextCommand(), Path = ExternalWord });
            newCommands.Add(ExternalWord);
        }

        foreach (var prefix in known.Prefixes)
        {
            var option = new OptionEntry { Code = codes.NextOption(), Names = [prefix], Arity = OptionArity.Required, Next = NextArgument.Never, Inherited = prefix == "@" };
            entries[""] = entries[""] with { Options = [.. entries[""].Options, option] };
        }
    }

    private Manifest Complete()
    {
        var style = drafted.Style;
        var manifest = before ?? new Manifest
        {
            Tool = tool,
            Revision = 1,
            Publisher = new Publisher(NoPublisher, Endpoint.Parse("http://127.0.0.1:8474/"), null, null),
            Collects = ReportKinds.All,
            Version = drafted.Version is { } prefix ? new VersionQuestion(["--version"], prefix) : null,
            Parsing = style.Rules with { CommandAbbreviations = known.CommandAbbreviations },
            ExitCodes = style.UsageExitCode is { } code ? [new ExitCodeRule(Outcome.Usage, [code])] : [],
            Commands = [],
        };
        return manifest with { Commands = InOrder() };
    }

    /// <summary>The order of the file before; what is new stands where its path belongs.</summary>
    private ImmutableArray<CommandEntry> InOrder()
    {
        var ordered = (before?.Commands ?? []).Select(command => entries[command.Path]).ToList();
        foreach (var entry in entries.Values.Where(entry => before?.Commands.Any(command => command.Path == entry.Path) != true).OrderBy(entry => entry.Code))
        {
            var at = ordered.FindIndex(other => string.CompareOrdinal(other.Path, entry.Path) > 0);
            ordered.Insert(at < 0 ? ordered.Count : at, entry);
        }

        return [.. ordered];
    }

    private static class Most
    {
        public const int Names = 20;
        public const int Values = 500;
    }
}
