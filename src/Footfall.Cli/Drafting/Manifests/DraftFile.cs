using System.Text;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Where a draft is written, and what stands there. Written whole or not at all.</summary>
internal sealed class DraftFile
{
    private const string StandardOutput = "-";

    private readonly ToolName tool;
    private readonly byte[]? existing;

    private DraftFile(string name, ToolName tool, byte[]? existing)
    {
        Name = name;
        this.tool = tool;
        this.existing = existing;
    }

    public string Name { get; }

    public bool Exists => existing is not null;

    public bool IsStandardOutput => Name == StandardOutput;

    /// <summary>Refuses a file that is not a manifest of the tool.</summary>
    public static DraftFile Open(string name, ToolName tool)
    {
        var file = new DraftFile(name, tool, name == StandardOutput ? null : Read(name));
        if (file.existing is not null)
        {
            _ = file.Parse(name, file.existing);
        }

        return file;
    }

    /// <summary>The manifest whose codes are to be kept; null: there is none.</summary>
    public EarlierManifest? Before(string? from, ManifestCatalog catalog)
    {
        if (from is not null)
        {
            return Parse(from, Read(from) ?? throw new CommandException(ExitCode.BadManifest, $"there is no file '{from}'."));
        }

        if (existing is not null)
        {
            return Parse(Name, existing);
        }

        return catalog.Find(tool) is { } reading
            ? reading.IsValid
                ? new EarlierManifest(reading.Manifest, null, catalog.IsAdded(tool) ? "the manifest that was added" : "the manifest that ships with Footfall")
                : throw new CommandException(ExitCode.BadManifest, $"the manifest of {tool} that was added is not valid: {reading.Errors[0]}; give another one with --from, or --new")
            : null;
    }

    public void Write(Machine machine, Manifest manifest, string? schema)
    {
        var bytes = ManifestWriter.Write(manifest, schema);
        if (IsStandardOutput)
        {
            machine.Out.Write(Encoding.UTF8.GetString(bytes));
            return;
        }

        var half = $"{Name}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllBytes(half, bytes);
            File.Move(half, Name, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return File.Exists(path) ? PrivateFiles.ReadSmall(path, ManifestReader.LargestFile) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CommandException(ExitCode.BadManifest, $"'{path}' cannot be read: {e.Message}");
        }
    }

    private EarlierManifest Parse(string path, byte[] bytes)
    {
        var reading = ManifestReader.Read(bytes);
        if (!reading.IsValid)
        {
            throw new CommandException(ExitCode.BadManifest, $"'{path}' is there and is not a manifest: {reading.Errors[0]}; nothing was written.");
        }

        return reading.Manifest.Tool == tool
            ? new EarlierManifest(reading.Manifest, Schema(bytes), $"'{path}'")
            : throw new CommandException(ExitCode.BadManifest, $"'{path}' is the manifest of {reading.Manifest.Tool}, not of {tool}; nothing was written.");
    }

    private static string? Schema(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.TryGetProperty("$schema", out var schema) ? schema.GetString() : null;
    }
}
