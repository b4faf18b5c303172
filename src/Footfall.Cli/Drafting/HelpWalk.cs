using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>
/// Walks through a tool's help, breadth first: the root's page, then the page of each command that a page names. Every call asks for help,
/// for a list of commands or for the version, and for nothing else.
/// </summary>
internal sealed class HelpWalk(ToolName tool, IToolCalls calls, CallLimits limits, IProgress<WalkProgress>? progress = null)
{
    private readonly KnownTool known = KnownTool.Of(tool.Text);
    private readonly Dictionary<string, DraftedCommand> found = new(StringComparer.Ordinal);
    private readonly Queue<PendingCommand> pending = new();
    private IHelpStyle? usual;
    private HelpForm? usualForm;
    private int asked;
    private int timedOut;
    private int expected;

    /// <summary>Null: the tool's own help was not understood at all.</summary>
    public DraftedTool? Run(CancellationToken cancellation)
    {
        var schema = known.Schema.Count > 0 && Ask(known.Schema, cancellation) is { } json ? CliSchema.Read(json.Output) : null;
        Enqueue(new PendingCommand([], [], schema, null));
        while (pending.TryDequeue(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            var command = Read(next, cancellation);
            if (next.Path.IsEmpty)
            {
                command = WithLists(command, cancellation);
                if (!command.Page.IsUnderstood)
                {
                    return null;
                }
            }

            found[command.PathText] = command;
            foreach (var below in command.Page.Commands)
            {
                Enqueue(new PendingCommand(command.Path.Add(below.Name), below.Aliases, below.Page, command));
            }

            progress?.Report(new WalkProgress(found.Count, expected));
        }

        return new DraftedTool([.. found.Values], asked, timedOut, VersionPrefix(cancellation));
    }

    private void Enqueue(PendingCommand command)
    {
        // A page that lists a command twice, or the command itself below it.
        if (command.Path.Length <= limits.Depth && !(command.Path is [.., var above, var name] && above == name) && !found.ContainsKey(command.PathText) && !pending.Any(other => other.PathText == command.PathText))
        {
            pending.Enqueue(command);
            expected++;
        }
    }

    private DraftedCommand Read(PendingCommand command, CancellationToken cancellation)
    {
        var listed = command.Listed ?? new HelpPage();
        // A command right below the root may belong to another program, of which a schema knows nothing.
        if (command.Listed is { IsComplete: true } && (command.Path.Length > 1 || known.Schema.Count == 0))
        {
            return Make(command, listed, PageState.Read, known.Schema.Count > 0 ? CliSchema.Style : usual, string.Join(' ', known.Schema));
        }

        if (command.Path is [.., "help"])
        {
            return Make(command, listed with { Usage = new Usage(true, true, false, false, false) }, PageState.Skipped, null, "");
        }

        var state = PageState.NotAsked;
        var call = "";
        foreach (var form in Forms())
        {
            var arguments = Arguments(form, command.Path);
            if (Ask(arguments, cancellation) is not { } answer)
            {
                break;
            }

            call = string.Join(' ', arguments);
            if (answer.End == CaptureEnd.TimedOut)
            {
                state = PageState.TimedOut;
                continue;
            }

            state = PageState.NotUnderstood;
            var text = answer.Text;
            var style = HelpStyles.Of(text, usual);
            var page = style.Read(text, command.Path);
            if (answer.End == CaptureEnd.Exited && page.IsUnderstood && !IsOfAbove(page, command.Above))
            {
                usual ??= style;
                usualForm ??= form;
                return Make(command, listed.IsComplete ? Pages.Join(listed, page) : Pages.Join(page, listed), PageState.Read, style, call);
            }
        }

        // What the page above says of it is better than nothing.
        return Make(command, listed, listed.IsUnderstood ? PageState.Read : state, listed.IsUnderstood ? usual : null, call);
    }

    private static DraftedCommand Make(PendingCommand command, HelpPage page, PageState state, IHelpStyle? style, string call) => new(command.Path)
    {
        Aliases = [.. command.Aliases.Concat(page.Aliases).Distinct(StringComparer.Ordinal)],
        Page = page,
        State = state,
        Style = style,
        Call = call,
    };

    /// <summary>A tool that does not know a command may answer with its general help: then every command would be below each other.</summary>
    private static bool IsOfAbove(HelpPage page, DraftedCommand? above) =>
        above is not null && !page.Commands.IsEmpty && page.Commands.All(command => above.Page.Commands.Any(other => other.Name == command.Name));

    private DraftedCommand WithLists(DraftedCommand root, CancellationToken cancellation)
    {
        var page = root.Page;
        foreach (var list in known.Lists)
        {
            if (Ask(list, cancellation) is { End: CaptureEnd.Exited } answer)
            {
                page = Pages.Join(page, new HelpPage { Commands = CommandList.Read(answer.Text) });
            }
        }

        if (known.Options.Count > 0 && Ask(known.Options, cancellation) is { End: CaptureEnd.Exited } options)
        {
            page = Pages.Join(page, HelpStyles.Of(options.Text, usual).Read(options.Text, []) with { Usage = Usage.Unknown });
        }

        return root with { Page = page };
    }

    /// <summary>The form that worked before comes first; what never worked is still tried for a command that answers to nothing else.</summary>
    private IEnumerable<HelpForm> Forms() => usualForm is { } form ? known.Forms.OrderBy(other => other != form) : known.Forms;

    private static IReadOnlyList<string> Arguments(HelpForm form, ImmutableArray<string> path) => form switch
    {
        HelpForm.Long => [.. path, "--help"],
        HelpForm.Short => [.. path, "-h"],
        _ => ["help", .. path],
    };

    private CallAnswer? Ask(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (asked >= limits.Calls)
        {
            return null;
        }

        asked++;
        var answer = calls.Ask(arguments, cancellation);
        timedOut += answer.End == CaptureEnd.TimedOut ? 1 : 0;
        return answer.End == CaptureEnd.NotStarted ? null : answer;
    }

    /// <summary>Only where the help names the option is it asked.</summary>
    private string? VersionPrefix(CancellationToken cancellation) =>
        found[""].Page.Options.Any(option => option.Names.Contains("--version")) && Ask(["--version"], cancellation) is { End: CaptureEnd.Exited } answer
            ? VersionLine.Prefix(answer.Text)
            : null;

    private sealed record PendingCommand(ImmutableArray<string> Path, ImmutableArray<string> Aliases, HelpPage? Listed, DraftedCommand? Above)
    {
        public string PathText { get; } = string.Join(' ', Path);
    }
}
