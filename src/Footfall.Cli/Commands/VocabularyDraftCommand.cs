using System.CommandLine;
using System.Globalization;
using Footfall.Cli.Drafting;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Writes a manifest out of a tool's own help, for review.</summary>
internal static class VocabularyDraftCommand
{
    private const double LongestTime = 600;

    public static Command Create(Machine machine)
    {
        var tool = new Argument<string>("TOOL") { Description = "The tool: the name of its executable, or a path to it" };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write; - is standard output. Default: TOOL.json here", HelpName = "FILE" };
        var from = new Option<string?>("--from") { Description = "The manifest whose codes are kept. Default: the file to write, or the one that tools lists", HelpName = "FILE" };
        var isNew = new Option<bool>("--new") { Description = "Keep no codes: number from 1", Arity = ArgumentArity.Zero };
        var timeout = new Option<double>("--timeout") { Description = "How long one call of the tool may take", HelpName = "SECONDS", DefaultValueFactory = _ => 5 };
        var withHome = new Option<bool>("--with-home") { Description = "Let the tool see your home directory, for one that does not work without", Arity = ArgumentArity.Zero };
        var json = Arguments.Json();
        var command = new Command("draft", "Write a manifest out of the tool's own help, for review") { tool, output, from, isNew, timeout, withHome, json };
        command.SetAction(result => Run(machine, new DraftWish
        {
            Tool = result.GetRequiredValue(tool),
            Output = result.GetValue(output),
            From = result.GetValue(from),
            IsNew = result.GetValue(isNew),
            Limits = new CallLimits { Time = Time(result.GetValue(timeout)) },
            WithHome = result.GetValue(withHome),
            Json = result.GetValue(json),
        }));
        return command;
    }

    private static TimeSpan Time(double seconds) => seconds is > 0 and <= LongestTime
        ? TimeSpan.FromSeconds(seconds)
        : throw new CommandException(ExitCode.Usage, $"--timeout is in seconds, more than 0 and at most {LongestTime.ToString(CultureInfo.InvariantCulture)}.");

    private static int Run(Machine machine, DraftWish wish)
    {
        if (wish is { Output: "-", Json: true })
        {
            throw new CommandException(ExitCode.Usage, "--json and --output - both want standard output; give one of them.");
        }

        var tool = Arguments.ParseTool(ToolFile.NameOf(wish.Tool));
        var file = ToolFile.Find(wish.Tool, machine.Environment)
            ?? throw new CommandException(ExitCode.UnknownTool, $"there is no program '{wish.Tool}' to ask.");
        var target = DraftFile.Open(wish.Output ?? $"{tool}.json", tool);
        var before = wish.IsNew ? null : target.Before(wish.From, machine.Catalog);

        using var interrupt = new Interrupt();
        var drafted = Walk(machine, tool, file, wish, interrupt);
        var result = ManifestDraft.Make(tool, drafted, before?.Manifest);
        if (ManifestReader.Read(ManifestWriter.Write(result.Manifest)) is { IsValid: false } reading)
        {
            throw new InvalidOperationException($"the draft is not a manifest: {reading.Errors[0]}");
        }

        var report = new DraftReport(tool, target.Name, drafted, result, before?.Source);
        if (target.IsStandardOutput)
        {
            target.Write(machine, result.Manifest, before?.Schema);
            DraftText.Write(machine.Error, report);
            return ExitCode.Success;
        }

        if (result.Changed || !target.Exists)
        {
            target.Write(machine, result.Manifest, before?.Schema);
        }

        if (wish.Json)
        {
            DraftJson.Write(machine.Out, report);
        }
        else
        {
            DraftText.Write(machine.Out, report);
        }

        return ExitCode.Success;
    }

    private static DraftedTool Walk(Machine machine, ToolName tool, string file, DraftWish wish, Interrupt interrupt)
    {
        using var progress = new DraftProgress(machine, tool);
        using var calls = new ToolCalls(file, machine.Environment, wish.Limits, wish.WithHome, KnownTool.Of(tool.Text).Files);
        try
        {
            return new HelpWalk(tool, calls, wish.Limits, progress).Run(interrupt.Token)
                ?? throw new CommandException(ExitCode.UnknownTool, $"nothing of the help of {tool} could be read; {ToolFile.Ways(tool)}");
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            calls.Dispose();
            throw interrupt.End();
        }
    }
}
