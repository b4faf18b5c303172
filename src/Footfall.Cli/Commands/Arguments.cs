using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>The arguments and options that several verbs share, and how their mistakes are told.</summary>
internal static class Arguments
{
    private const int MostErrors = 20;

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object instead of text", Arity = ArgumentArity.Zero };

    public static Argument<string?> OptionalTool(string description = "One tool, by the name of its executable. Default: all") => new("TOOL")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Argument<string> Tool() => new("TOOL") { Description = "The tool, by the name of its executable" };

    public static ToolName ParseTool(string text) => ToolName.TryParse(text, out var tool)
        ? tool
        : throw new CommandException(
            ExitCode.Usage,
            text.StartsWith('-')
                ? $"there is no option '{text}' here."
                : $"'{text}' is not a tool: give its executable's name in lower case, such as git.");

    public static StateDirectory Home(Machine machine)
    {
        var home = machine.Home
            ?? throw new CommandException(ExitCode.State, $"there is no place to keep anything: set {StateDirectory.Variable} or HOME to a path.");
        if (File.Exists(home.Root))
        {
            throw new CommandException(ExitCode.State, $"'{home.Root}' is a file where the directory of Footfall would be.");
        }

        OwnPlace.RequireDirectories(home.ConsentDirectory, home.ManifestDirectory, home.StateRoot);
        return home;
    }

    /// <summary>The manifest of a tool, or the reason why there is none.</summary>
    public static Manifest Manifest(Machine machine, ToolName tool)
    {
        var reading = machine.Catalog.Find(tool) ?? throw UnknownTool(tool);
        return reading.IsValid
            ? reading.Manifest
            : throw new CommandException(ExitCode.BadManifest, $"the manifest of {tool} is not valid: {string.Join("; ", reading.Errors.Take(5))}");
    }

    /// <summary>The manifest that a person means: the file where there is one of that name, else the tool's.</summary>
    public static Manifest ManifestOrFile(Machine machine, string toolOrFile)
    {
        var isPath = toolOrFile.Contains('/', StringComparison.Ordinal) || toolOrFile.Contains('\\', StringComparison.Ordinal);
        if (!isPath && !toolOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return Manifest(machine, ParseTool(toolOrFile));
        }

        var reading = ManifestReader.Read(ReadManifest(toolOrFile));
        return reading.IsValid ? reading.Manifest : throw NotAManifest(toolOrFile, reading, "");
    }

    /// <summary>The bytes of a file that should be a manifest.</summary>
    public static byte[] ReadManifest(string path)
    {
        try
        {
            return PrivateFiles.ReadSmall(path, ManifestReader.LargestFile) ?? throw new FileNotFoundException("There is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CommandException(ExitCode.BadManifest, $"'{path}' cannot be read: {e.Message}");
        }
    }

    /// <summary>What is wrong with a file that should be a manifest, as far as somebody reads on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reading">What was found.</param>
    /// <param name="consequence">What did not happen because of it, with a semicolon in front; may be empty.</param>
    public static CommandException NotAManifest(string path, ManifestReading reading, string consequence)
    {
        var shown = string.Concat(reading.Errors.Take(MostErrors).Select(error => $"\n  {error}"));
        var rest = reading.Errors.Count - MostErrors;
        return new CommandException(ExitCode.BadManifest, $"'{path}' is not a manifest{consequence}:{shown}{(rest > 0 ? $"\n  and {rest} more" : "")}");
    }

    /// <summary>A name for which there is neither manifest nor answer is more likely a slip than a wish.</summary>
    public static void RefuseUnknown(Machine machine, ToolName tool)
    {
        if (machine.Catalog.Find(tool) is null && !Home(machine).AnsweredTools().Contains(tool))
        {
            throw UnknownTool(tool);
        }
    }

    /// <summary>What there is to see of the tools asked for: one, or all that were answered for.</summary>
    public static IReadOnlyList<ToolInspection> Inspect(Machine machine, string? tool, bool withSent = false)
    {
        var name = tool is null ? null : ParseTool(tool);
        var inspector = new Inspector(Home(machine), machine.Catalog, machine.Gate, machine.Clock, machine.Random);
        using var progress = new Progress(machine, "Adding up what is new ...");
        return name is null
            ? [.. inspector.Answered().Select(answered => inspector.Look(answered, withSent)).OfType<ToolInspection>()]
            : [inspector.Look(name, withSent) ?? throw UnknownTool(name)];
    }

    private static CommandException UnknownTool(ToolName tool) =>
        new(ExitCode.UnknownTool, $"there is no manifest of '{tool}'. See: telemetry tools");
}
