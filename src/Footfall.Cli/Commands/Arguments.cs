using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>The arguments and options that several verbs share, and how their mistakes are told.</summary>
internal static class Arguments
{
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object instead of text" };

    public static Argument<string?> OptionalTool() => new("TOOL")
    {
        Description = "The tool, by the name of its executable; all tools when left out",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Argument<string> Tool() => new("TOOL") { Description = "The tool, by the name of its executable" };

    public static ToolName ParseTool(string text) => ToolName.TryParse(text, out var tool)
        ? tool
        : throw new CommandException(ExitCode.Usage, $"'{text}' is not the name of a tool: give the name of its executable, such as git.");

    public static StateDirectory Home(Machine machine) => machine.Home
        ?? throw new CommandException(ExitCode.State, $"no directory for state can be told: set {StateDirectory.Variable} to an absolute path, or HOME.");

    /// <summary>The manifest of a tool, or the reason why there is none.</summary>
    public static Manifest Manifest(Machine machine, ToolName tool)
    {
        var reading = machine.Catalog.Find(tool) ?? throw UnknownTool(tool);
        return reading.IsValid
            ? reading.Manifest
            : throw new CommandException(ExitCode.BadManifest, $"the manifest of {tool} is not valid: {string.Join("; ", reading.Errors.Take(5))}");
    }

    /// <summary>What there is to see of the tools asked for: one, or all that were answered for.</summary>
    public static IReadOnlyList<ToolInspection> Inspect(Machine machine, string? tool)
    {
        var inspector = new Inspector(Home(machine), machine.Catalog, machine.Gate, machine.Clock, machine.Random);
        if (tool is null)
        {
            return [.. inspector.Answered().Select(inspector.Look).OfType<ToolInspection>()];
        }

        var name = ParseTool(tool);
        return [inspector.Look(name) ?? throw UnknownTool(name)];
    }

    private static CommandException UnknownTool(ToolName tool) =>
        new(ExitCode.UnknownTool, $"there is no manifest of '{tool}'. 'telemetry tools' lists those there are; 'telemetry tools add FILE' adds one.");
}
