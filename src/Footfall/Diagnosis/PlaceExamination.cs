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

        var taken = Taken().Select(path => new Finding(FindingKind.PlaceIsTaken, path)).ToList();
        var troubles = taken.Concat(Directories().Where(Directory.Exists).SelectMany(Troubles)).ToList();
        if (OwnPlace.TakesFile(home.FlushLock) && FlushLock.IsOutOfReach(home))
        {
            troubles.Add(new Finding(FindingKind.LockUnusable, home.FlushLock));
        }

        return troubles.Count > 0 ? troubles : [new Finding(FindingKind.PlaceReady, home.Root)];
    }

    /// <summary>What background work and answers cannot put right by writing it anew.</summary>
    private IEnumerable<string> Taken()
    {
        string[] files = [home.FlushLock, home.FlushStamp, home.DispatchRecord];
        return Directories().Skip(1).Where(path => !OwnPlace.TakesDirectory(path))
            .Concat(files.Where(path => FileStatus.OfEntry(path) is { IsRegular: false }))
            .Concat(files.Select(path => path + "~").Where(path => FileStatus.OfEntry(path) is { IsDirectory: true }));
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
