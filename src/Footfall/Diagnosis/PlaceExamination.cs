namespace Footfall;

/// <summary>Looks at the state directory: whether it can be, is private, and can be written.</summary>
internal sealed class PlaceExamination(StateDirectory home)
{
    public IEnumerable<Finding> Find()
    {
        if (File.Exists(home.Root))
        {
            return [new Finding(FindingKind.PlaceIsFile, home.Root)];
        }

        if (!Directory.Exists(home.Root))
        {
            var above = Above(home.Root);
            return [Directory.Exists(above) && FileStatus.MayWriteInto(above) ? new Finding(FindingKind.NothingYet, home.Root) : new Finding(FindingKind.PlaceIsLocked, above)];
        }

        var troubles = Directories().Where(Directory.Exists).SelectMany(Troubles).ToList();
        return troubles.Count > 0 ? troubles : [new Finding(FindingKind.PlaceReady, home.Root)];
    }

    private IEnumerable<string> Directories() => [home.Root, home.ConsentDirectory, home.ManifestDirectory, home.StateRoot, home.Shims];

    private static IEnumerable<Finding> Troubles(string directory)
    {
        if (FileStatus.Of(directory) is { IsOpenToOthers: true })
        {
            yield return new Finding(FindingKind.PlaceIsOpen, directory);
        }

        if (!FileStatus.MayWriteInto(directory))
        {
            yield return new Finding(FindingKind.PlaceIsLocked, directory);
        }
    }

    /// <summary>The nearest that is there.</summary>
    private static string Above(string path)
    {
        while (!Path.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }
}
