using System.Text;
using Footfall.Protocol;

namespace Footfall;

/// <summary>Looks at the shims: whether a shell meets them, where they lead, and what stands behind each.</summary>
internal sealed class ShimExamination(ShimDirectory shims, ToolSearch search, string? executable)
{
    /// <summary>What concerns all shims.</summary>
    public IEnumerable<Finding> FindAll()
    {
        if (shims.Tools().Count == 0)
        {
            yield return new Finding(FindingKind.NothingWrapped);
        }
        else
        {
            var times = search.Directories.Count(IsShims);
            yield return new Finding(times switch { 0 => FindingKind.ShimsNotOnPath, 1 => FindingKind.ShimsOnPath, _ => FindingKind.ShimsTwice }, shims.Location);
        }

        foreach (var stranger in shims.Strangers())
        {
            yield return new Finding(FindingKind.Stranger, stranger);
        }
    }

    /// <summary>What concerns one tool, wrapped or not.</summary>
    public IEnumerable<Finding> Find(ToolName tool)
    {
        var name = Encoding.UTF8.GetBytes(tool.Text);
        var real = search.Find(name);
        var state = shims.StateOf(tool, executable);
        var troubles = OfShim(tool, state).Concat(OfTool(tool, name, real, isWrapped: state != ShimState.None)).ToList();
        return troubles.Count > 0 || state == ShimState.None ? troubles : [new Finding(FindingKind.Wrapped, Text(real.Path!))];
    }

    private IEnumerable<Finding> OfShim(ToolName tool, ShimState state) => state switch
    {
        ShimState.Dangling => [new Finding(FindingKind.ShimDangling)],
        ShimState.OfAnother => [new Finding(FindingKind.ShimOfAnother, File.ResolveLinkTarget(shims.PathOf(tool), returnFinalTarget: true)?.FullName ?? "")],
        ShimState.Foreign => [new Finding(FindingKind.ShimForeign, shims.PathOf(tool))],
        _ => [],
    };

    private IEnumerable<Finding> OfTool(ToolName tool, byte[] name, FoundTool real, bool isWrapped)
    {
        if (real.Path is { } path)
        {
            if (isWrapped && search.Directories.Any(IsShims) && search.Candidates(name).FirstOrDefault(FileStatus.MayExecute) is { } first && first.SequenceEqual(path)
                && shims.StateOf(tool, executable) == ShimState.Ready)
            {
                yield return new Finding(FindingKind.ShimBehind, Text(path));
            }

            if (LoopingScript.Is(Text(path), tool))
            {
                yield return new Finding(FindingKind.ToolLoops, Text(path));
            }
        }
        else if (isWrapped)
        {
            yield return real.Error == FoundTool.NotExecutable.Error
                ? new Finding(FindingKind.ToolNotExecutable, Text(search.Candidates(name).First(candidate => !search.IsShim(candidate))))
                : new Finding(FindingKind.ToolMissing);
        }
    }

    private bool IsShims(byte[] directory) =>
        FileStatus.Of(directory.Length == 0 ? "."u8 : directory) is { } one && FileStatus.Of(shims.Location) is { } other && one.IsSameFile(other);

    private static string Text(byte[] path) => Encoding.UTF8.GetString(path);
}
