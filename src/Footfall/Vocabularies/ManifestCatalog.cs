using System.Collections.Immutable;
using System.Reflection;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// The manifests of a machine: those that ship inside Footfall and those that a person added, which stand before the shipped ones.
/// An added file that is not a manifest makes its tool uncounted; the shipped one does not step in for it.
/// </summary>
internal sealed class ManifestCatalog(StateDirectory? home)
{
    private const string Prefix = "tools/";

    /// <summary>Every tool that has a manifest, in the order of their names.</summary>
    public ImmutableArray<ToolName> Tools()
    {
        var shipped = typeof(ManifestCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => ToolName.Parse(name[Prefix.Length..^".json".Length]));
        return [.. shipped.Concat(home?.AddedTools() ?? []).Distinct().OrderBy(tool => tool.Text, StringComparer.Ordinal)];
    }

    /// <summary>Whether the tool's manifest is one that a person added.</summary>
    public bool IsAdded(ToolName tool) => home is not null && File.Exists(home.Manifest(tool));

    /// <summary>
    /// A tool's manifest, its outline out of the compiled vocabulary where that is up to date, so that no codes are read. Null where there is
    /// none, or none that is valid.
    /// </summary>
    public ToolManifest? Open(ToolName tool)
    {
        using var compiled = home is null ? null : new VocabularyFile(home).Open(tool).Vocabulary;
        return compiled is not null ? ToolManifest.Of(compiled.Outline, this)
            : Find(tool)?.Manifest is { } manifest ? ToolManifest.Of(manifest)
            : null;
    }

    /// <summary>Reads a tool's manifest; null when there is none. A file that cannot be read gives a reading with the error.</summary>
    public ManifestReading? Find(ToolName tool)
    {
        try
        {
            if (home is not null)
            {
                OwnPlace.RequireDirectories(home.ManifestDirectory);
                if (PrivateFiles.ReadSmall(home.Manifest(tool), ManifestReader.LargestFile) is { } added)
                {
                    return ManifestReader.ReadFor(tool, added);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return ManifestReading.Failed($"The file cannot be read: {e.Message}");
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{tool.Text}.json");
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return ManifestReader.ReadFor(tool, bytes);
    }
}
