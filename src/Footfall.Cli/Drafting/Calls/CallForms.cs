using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>Reads usage lines that say everything: <c>git remote add [-f] [-t &lt;branch&gt;] &lt;name&gt; &lt;url&gt;</c>.</summary>
/// <param name="Commands">The words that stand where a command can, each with the page that the rest of its line makes.</param>
/// <param name="Options">The options of lines without such a word.</param>
/// <param name="Usage">What the lines without such a word say about operands.</param>
internal sealed record CallForms(ImmutableArray<HelpCommand> Commands, ImmutableArray<HelpOption> Options, Usage Usage)
{
    private const int Deepest = 3;

    public static CallForms Nothing { get; } = new([], [], Usage.Unknown);

    /// <param name="lines">One way of calling each, from the tool's name on.</param>
    /// <param name="path">The words after the tool's name that led here.</param>
    public static CallForms Read(IReadOnlyList<string> lines, IReadOnlyList<string> path) =>
        Read(Matching([.. lines.Select(HelpWords.Split)], path), depth: 0);

    private static CallForms Read(List<IReadOnlyList<string>> forms, int depth)
    {
        var commands = new Dictionary<string, List<IReadOnlyList<string>>>(StringComparer.Ordinal);
        var namesCommands = forms.Any(form => form.FirstOrDefault(word => !IsOptionGroup(word)) is { } first && IsWord(first));
        var options = ImmutableArray.CreateBuilder<HelpOption>();
        var usage = Usage.Unknown with { IsKnown = forms.Count > 0 };
        foreach (var form in forms)
        {
            var at = form.ToList().FindIndex(word => !IsOptionGroup(word));
            var before = at < 0 ? form : [.. form.Take(at)];
            var names = at < 0 || depth > Deepest || IsOperandList(form, at) ? [] : Alternatives(form[at], namesCommands);
            if (names.Count == 0)
            {
                FormOptions.Add(options, form);
                usage = WithOperands(usage, [.. form.Skip(Math.Max(at, 0)).Where(word => at >= 0 && !IsOptionGroup(word))]);
                continue;
            }

            FormOptions.Add(options, before);
            usage = usage with { TakesCommand = true };
            foreach (var (name, rest) in names)
            {
                if (!commands.TryGetValue(name, out var found))
                {
                    commands[name] = found = [];
                }

                found.Add([.. rest, .. form.Skip(at + 1)]);
            }
        }

        return new CallForms(
            [.. commands.Select(command => new HelpCommand(command.Key) { Page = Page(Read(command.Value, depth + 1)) })],
            options.ToImmutable(),
            usage);
    }

    private static HelpPage Page(CallForms forms) => new() { Commands = forms.Commands, Options = forms.Options, Usage = forms.Usage };

    private static Usage WithOperands(Usage usage, IReadOnlyList<string> words)
    {
        var dashes = words.ToList().FindIndex(word => word.StartsWith("[-- ", StringComparison.Ordinal));
        return usage with { Operands = usage.Operands || words.Count > 0, PassesThrough = usage.PassesThrough || dashes >= 0 };
    }

    /// <summary>What stands behind the path in the lines that are about it. A command that has another name in its own help has one word there, too.</summary>
    private static List<IReadOnlyList<string>> Matching(IReadOnlyList<IReadOnlyList<string>> lines, IReadOnlyList<string> path)
    {
        var matching = lines.Select(words => After([.. words.Skip(1)], path)).OfType<IReadOnlyList<string>>().ToList();
        return matching.Count > 0 || path.Count != 1
            ? matching
            : [.. lines.Where(words => words.Count > 0).Select(words => (IReadOnlyList<string>)[.. words.Skip(words[0].EndsWith($"-{path[0]}", StringComparison.Ordinal) ? 1 : 2)])];
    }

    /// <summary>The options between the path's words, and what stands behind them. Null: the line is about something else.</summary>
    private static IReadOnlyList<string>? After(IReadOnlyList<string> words, IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return words;
        }

        var at = words.ToList().FindIndex(word => !IsOptionGroup(word));
        if (at < 0)
        {
            return null;
        }

        var behind = words[at] == path[0] ? [] : Alternatives(words[at]).FirstOrDefault(form => form.Name == path[0]).Behind;
        return behind is null || After([.. behind, .. words.Skip(at + 1)], [.. path.Skip(1)]) is not { } rest ? null : [.. words.Take(at), .. rest];
    }

    private static bool IsOptionGroup(string word) =>
        word.TrimStart('[', '(').StartsWith('-') || word.Trim('[', ']', '<', '>').EndsWith("options", StringComparison.Ordinal) || word == "[...]";

    /// <summary><c>file1 orig file2</c>: words without brackets that stand for operands, more than one and nothing else.</summary>
    private static bool IsOperandList(IReadOnlyList<string> form, int at)
    {
        var rest = form.Skip(at).ToList();
        return rest.Count > 1 && rest.All(word => IsLower(word.Trim('[', ']')));
    }

    /// <summary>A word as it is typed, or several in brackets: <c>(bad|new) ...</c>, <c>[push ...]</c>.</summary>
    private static List<(string Name, IReadOnlyList<string> Behind)> Alternatives(string word, bool alsoAlone = true)
    {
        if (IsWord(word))
        {
            return [(word, [])];
        }

        if (word is not (['(', .., ')'] or ['[', .., ']']))
        {
            return [];
        }

        var forms = FormOptions.SplitAtBars(word[1..^1]).Select(HelpWords.Split).ToList();
        return !forms.All(form => form.Count > 0 && IsWord(form[0]) && !form.Skip(1).Any(IsWord)) || (forms.Count == 1 && forms[0].Count < 2 && !alsoAlone)
            ? []
            : [.. forms.Select(form => (form[0], (IReadOnlyList<string>)[.. form.Skip(1)]))];
    }

    private static bool IsWord(string word) => IsLower(word) && word is not ("url" or "uri" or "file" or "path" or "dir" or "directory" or "name");

    private static bool IsLower(string word) => Literals.IsCommandWord(word) && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-');
}
