using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>Reads every <c>*.json</c> of a folder as a manifest. Everything that is wrong is found in one reading.</summary>
internal static class ToolsReader
{
    /// <summary>The tools; or what is wrong, one line each, with file, place and mend.</summary>
    /// <param name="folder">Null: <c>tools</c> beside the executable, where a missing folder means no tools.</param>
    public static (Tools? Tools, IReadOnlyList<string> Errors) Read(string? folder)
    {
        var path = folder ?? Path.Combine(AppContext.BaseDirectory, "tools");
        if (!Directory.Exists(path))
        {
            return folder is null ? (new Tools([]), []) : (null, [$"--manifests: there is no folder {folder}."]);
        }

        var errors = new List<string>();
        var manifests = new Dictionary<ToolName, (Manifest Manifest, string File)>();
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            if (Read(file, errors) is { } manifest && !manifests.TryAdd(manifest.Tool, (manifest, file)))
            {
                errors.Add($"{file}: tool: '{manifest.Tool}' is also the tool of {manifests[manifest.Tool].File}; remove one of the two.");
            }
        }

        return errors.Count == 0 ? (new Tools(manifests.Values.Select(read => read.Manifest)), []) : (null, errors);
    }

    private static Manifest? Read(string file, List<string> errors)
    {
        try
        {
            var size = new FileInfo(file).Length;
            if (size > ManifestReader.LargestFile)
            {
                errors.Add($"{file}: has {size} bytes; a manifest has at most {ManifestReader.LargestFile}.");
                return null;
            }

            var reading = ManifestReader.Read(File.ReadAllBytes(file));
            errors.AddRange(reading.Errors.Select(error => $"{file}: {error}"));
            return reading.Manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{file}: cannot be read: {e.Message}");
            return null;
        }
    }
}
