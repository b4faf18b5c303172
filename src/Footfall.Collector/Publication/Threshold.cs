using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// What of a window may be shown so that whoever knows the vocabulary, this rule and all that is shown cannot narrow any other cell to fewer
/// values than the threshold (<c>spec/decisions/0021-what-may-be-shown-together.md</c>). Pure.
/// </summary>
internal static class Threshold
{
    // Each machine is in one cell of platform, one of architecture, and one or both of terminal. In this order they are given up.
    private static readonly ReportKind[] OfMachines = [ReportKind.Terminal, ReportKind.Architecture, ReportKind.Platform];

    // Each invocation is in one cell of its command in each of these.
    private static readonly ReportKind[] OfInvocations = [ReportKind.Positionals, ReportKind.Duration, ReportKind.Command];

    /// <summary>Decides about all tables of a window together.</summary>
    /// <param name="tables">The tables, without activity.</param>
    /// <param name="k">The threshold.</param>
    /// <param name="machines">How many machines there were in the window, as far as that is published elsewhere.</param>
    public static IReadOnlyList<ShownTable> Apply(IReadOnlyList<Table> tables, int k, (long Least, long Most) machines)
    {
        var drafts = tables.Select(table => new Draft(table, k)).ToList();
        CompareCommands(drafts);
        CompareMachines(drafts, k, machines);
        return [.. drafts.Select(draft => draft.ToShown())];
    }

    // A command that so many machines used has as many reports over all its outcomes, at least; the same for operands and durations.
    private static void CompareCommands(List<Draft> drafts)
    {
        var users = drafts.Where(draft => !ReportKinds.IsPresence(draft.Table.Kind))
            .SelectMany(draft => draft.Shown)
            .GroupBy(cell => cell.Subject.A, cell => cell.Reports)
            .ToDictionary(cells => cells.Key, cells => cells.Max());
        foreach (var draft in OfInvocations.SelectMany(kind => drafts.Where(draft => draft.Table.Kind == kind)))
        {
            foreach (var command in draft.Shown.ToLookup(cell => cell.Subject.A))
            {
                var places = Classes(draft.Table.Kind) - command.Count();
                if (places > 0 && users[command.Key] - command.Sum(cell => cell.Reports) > draft.Room(places - 1))
                {
                    draft.Hide(cell => cell.Subject.A == command.Key);
                }
            }
        }
    }

    // What one kind says of the number of machines must not say too much about the cells of another. Where it would, whole kinds are given up,
    // because to leave out a cell would tell that it was the one.
    private static void CompareMachines(List<Draft> drafts, int k, (long Least, long Most) machines)
    {
        var kept = drafts.Where(draft => OfMachines.Contains(draft.Table.Kind)).OrderBy(draft => Array.IndexOf(OfMachines, draft.Table.Kind)).ToList();
        kept.ForEach(draft => draft.HideRest());

        // Two cells, of which one would tell of the other.
        kept.ForEach(draft => draft.Hide(_ => draft.Table.Kind == ReportKind.Terminal && draft.Places > 0));
        while (kept.Count > 0 && !Agree(kept, drafts, k, machines))
        {
            kept[0].Hide(_ => true);
            kept.RemoveAt(0);
        }
    }

    // Whether every hidden cell may be anything from 0 to k − 1 with some number of machines that all kinds allow.
    private static bool Agree(List<Draft> kept, List<Draft> drafts, int k, (long Least, long Most) machines)
    {
        var open = kept.Where(draft => draft.Table.Kind != ReportKind.Terminal || draft.Places == 0).ToList();
        var versions = drafts.Where(draft => draft.Table.Kind == ReportKind.Version);
        var least = drafts.SelectMany(draft => draft.Shown).Select(cell => cell.Reports)
            .Concat(open.Where(IsOnce).Select(draft => draft.Sum))
            .Append(machines.Least)
            .Max();
        var most = open.Concat(versions).Select(draft => draft.Most).Append(machines.Most).Min();
        return open.All(draft => draft.Places == 0
            || (least - draft.Sum <= draft.Room(draft.Places - 1) && most - (IsOnce(draft) ? draft.Sum : 0) >= k - 1));
    }

    private static bool IsOnce(Draft draft) => draft.Table.Kind is ReportKind.Platform or ReportKind.Architecture;

    private static int Classes(ReportKind kind) => kind switch
    {
        ReportKind.Command => Enum.GetValues<Outcome>().Length,
        ReportKind.Duration => Enum.GetValues<DurationClass>().Length,
        _ => Enum.GetValues<CountClass>().Length,
    };
}
