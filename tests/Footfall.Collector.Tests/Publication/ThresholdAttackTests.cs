using Footfall.Protocol;

namespace Footfall.Collector.Tests;

/// <summary>
/// Somebody who knows the vocabulary, the rule and its code, and everything that is shown: of all inputs there are, those that are shown alike are
/// the same to them. Every cell that is not shown must still be able to hold k values that follow each other.
/// </summary>
[TestClass]
public sealed class ThresholdAttackTests
{
    private const int K = 3;

    [TestMethod]
    [DataRow(1, 8)]
    [DataRow(2, 8)]
    [DataRow(3, 8)]
    [DataRow(4, 5)]
    [DataRow(5, 3)]
    public void No_hidden_cell_of_a_kind_is_narrowed_below_the_threshold(int cells, int largest) =>
        Attack(Vectors(cells, largest).Select(values => new World([Table(ReportKind.Command, values)])));

    // Of cells without end some are tried, and not judged where these few are nearly full.
    [TestMethod]
    [DataRow(3, 5)]
    [DataRow(4, 4)]
    public void Not_where_there_is_no_end_of_the_cells(int cells, int largest) =>
        Attack(
            Vectors(cells, largest).Select(values => new World([Table(ReportKind.Version, values) with { Possible = null }]) { Total = values.Sum(value => Math.Min(value, K - 1)) }),
            (cells - 1) * (K - 1));

    [TestMethod]
    [DataRow(1, 3, 20)]
    [DataRow(2, 2, 20)]
    [DataRow(2, 3, 16)]
    [DataRow(3, 2, 16)]
    [DataRow(3, 3, 12)]
    public void Not_where_two_kinds_count_the_same_machines(int platforms, int architectures, int most) =>
        Attack(
            from machines in Enumerable.Range(0, most + 1)
            from first in Parts(platforms, machines)
            from second in Parts(architectures, machines)
            select new World([Table(ReportKind.Platform, first), Table(ReportKind.Architecture, second)]) { Total = machines },
            most - 8);

    [TestMethod]
    [DataRow(2, 3, 16)]
    [DataRow(3, 2, 14)]
    public void Not_where_their_number_is_published_too(int platforms, int architectures, int most) =>
        Attack(
            from machines in Enumerable.Range(0, most + 1)
            from first in Parts(platforms, machines)
            from second in Parts(architectures, machines)
            select new World([Table(ReportKind.Platform, first), Table(ReportKind.Architecture, second)])
            {
                Total = machines,

                // A day's number of active machines, shown from k on.
                Machines = machines >= K ? (machines, machines) : (0, long.MaxValue),
            });

    [TestMethod]
    [DataRow(2, 16)]
    [DataRow(3, 11)]
    public void Not_where_each_machine_is_in_one_cell_or_both(int platforms, int most) =>
        Attack(
            from machines in Enumerable.Range(0, most + 1)
            from first in Parts(platforms, machines)
            from second in Vectors(2, machines)
            where second.Sum() >= machines
            select new World([Table(ReportKind.Platform, first), Table(ReportKind.Terminal, second)]) { Total = machines },
            most - 6);

    // What is seen of the largest worlds alone is not judged: larger ones, which would look the same, were not tried.
    private static void Attack(IEnumerable<World> worlds, int judged = int.MaxValue)
    {
        var seen = 0;
        var narrowed = new List<string>();
        foreach (var alike in worlds.GroupBy(world => world.Shown()).Where(alike => alike.Min(world => world.Total) <= judged))
        {
            seen++;
            foreach (var cell in alike.First().Hidden())
            {
                var values = alike.Select(world => world.Value(cell)).ToHashSet();
                if (!values.Any(value => Enumerable.Range(0, K).All(i => values.Contains(value + i))))
                {
                    narrowed.Add($"{alike.Key} leaves {cell} only {string.Join(' ', values.Order())}");
                }
            }
        }

        Assert.IsGreaterThan(1, seen);
        Assert.AreEqual("", string.Join('\n', narrowed.Take(10)), $"{narrowed.Count} of {seen} publications narrow a cell.");
    }

    private static IEnumerable<int[]> Vectors(int cells, int largest) => cells == 0
        ? [[]]
        : Vectors(cells - 1, largest).SelectMany(rest => Enumerable.Range(0, largest + 1).Select(value => (int[])[.. rest, value]));

    private static IEnumerable<int[]> Parts(int cells, int sum) => cells == 1
        ? [[sum]]
        : Enumerable.Range(0, sum + 1).SelectMany(first => Parts(cells - 1, sum - first).Select(rest => (int[])[first, .. rest]));

    private static Table Table(ReportKind kind, int[] values) => new(
        kind,
        [.. values.Select((value, i) => new Cell(Some.LastWeek, new Subject(kind, i, 0), value, value)).Where(cell => cell.Reports > 0)],
        values.Length);

    private sealed record World(IReadOnlyList<Table> Tables)
    {
        private IReadOnlyList<ShownTable>? tables;

        public int Total { get; init; }

        public (long Least, long Most) Machines { get; init; } = (0, long.MaxValue);

        public string Shown() => string.Join(
            " | ",
            Publication.Select(table => $"{table.Kind}: {string.Join(' ', table.Cells.Select(cell => $"{cell.Subject.A}={cell.Reports}"))} rest {table.Rest}").Append($"{Machines}"));

        public IEnumerable<Subject> Hidden() =>
            from table in Tables
            from code in Enumerable.Range(0, (int)(table.Possible ?? table.Cells.Select(cell => cell.Subject.A + 1).DefaultIfEmpty().Max()))
            let subject = new Subject(table.Kind, code, 0)
            where !Publication.Any(shown => shown.Cells.Any(cell => cell.Subject == subject))
            select subject;

        public long Value(Subject subject) => Tables.SelectMany(table => table.Cells).FirstOrDefault(cell => cell.Subject == subject).Reports;

        private IReadOnlyList<ShownTable> Publication => tables ??= Threshold.Apply(Tables, K, Machines);
    }
}
