using System.Globalization;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>
/// Somebody with a solver and the manifest of a real tool: every machine is in one cell of platform and architecture and in one or both of
/// terminal; every machine that used a command is in one cell at least of its outcomes, operands and durations. With all that is shown of a week,
/// no other cell can be narrowed to fewer values than the threshold.
/// </summary>
[TestClass]
public sealed class MarginalsAttackTests
{
    private const int K = 20;

    private static readonly ReportKind[] OfInvocations = [ReportKind.Command, ReportKind.Positionals, ReportKind.Duration];
    private static readonly ReportKind[] OfMachines = [ReportKind.Platform, ReportKind.Architecture, ReportKind.Terminal];

    public static IEnumerable<object[]> Tools =>
        from tool in Effort.IsFull ? (string[])["cargo", "dfx", "docker", "dotnet", "git", "icp", "kubectl", "npm"] : ["git", "icp"]
        from seed in Enumerable.Range(1, Effort.Times(2, 10))
        select new object[] { tool, seed };

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void No_cell_of_a_week_is_narrowed_below_the_threshold(string tool, int seed)
    {
        var random = new SeededRandom(seed);
        var (tables, subjects, machines) = Ledger(random, tool);

        var shown = Threshold.Apply(tables, K, (machines - random.Below(machines / 2), machines + random.Below(machines)));

        Console.WriteLine($"{machines} machines, {shown.Sum(table => table.Cells.Count)} cells shown, {string.Join(' ', shown.Where(table => table.Rest is not null).Select(table => table.Kind))} with the rest");
        Assert.IsTrue(shown.All(table => table.Cells.All(cell => cell.Reports >= K) && table.Rest is null or { Reports: >= K }));
        Assert.IsNull(Narrowed(random, subjects, shown), $"seed {seed}");
    }

    [TestMethod]
    public void Every_total_would_narrow_a_cell()
    {
        var random = new SeededRandom(3);
        var (tables, subjects, _) = Ledger(random, "git");
        var everything = tables.Select(table => new ShownTable(
            table.Kind,
            [.. table.Cells.Where(cell => cell.Reports >= K)],
            (table.Cells.Where(cell => cell.Reports < K).Sum(cell => cell.Reports), 0)));

        Assert.IsNotNull(Narrowed(random, subjects, [.. everything]), "The attack is too weak to show anything.");
    }

    private static string? Narrowed(SeededRandom random, PublicSubjects subjects, IReadOnlyList<ShownTable> shown)
    {
        // Of commands of which nothing is shown no more is known than that all their cells together are a part of the rest.
        var commands = shown.SelectMany(table => table.Cells).Select(cell => cell.Subject).Where(subject => OfInvocations.Contains(subject.Kind)).Select(subject => subject.A).ToHashSet();
        var looked = shown.ToDictionary(
            table => table.Kind,
            table => subjects.Of(table.Kind).Where(subject => OfMachines.Contains(table.Kind) || commands.Contains(subject.A)).ToList());
        var known = new LinearProgram();
        foreach (var table in shown)
        {
            var reports = table.Cells.ToDictionary(cell => cell.Subject, cell => cell.Reports);

            // A kind of which nothing is shown may have been given up as a whole; of another, what is not shown is below the threshold.
            var most = table.Cells.Count == 0 && OfMachines.Contains(table.Kind) ? long.MaxValue : K - 1;
            foreach (var subject in looked[table.Kind])
            {
                var isShown = reports.TryGetValue(subject, out var value);
                known.Know([(1, Name(subject))], isShown ? value : 0, isShown ? value : most);
            }

            if (table.Rest is { } rest)
            {
                var others = $"others_{(int)table.Kind}";
                known.Know([(1, others)], 0, (subjects.Of(table.Kind).Length - looked[table.Kind].Count) * (K - 1));
                known.Know(looked[table.Kind].Where(subject => !reports.ContainsKey(subject)).Select(subject => (1, Name(subject))).Append((1, others)), rest.Reports, rest.Reports);
            }
        }

        KnowMachines(known, looked);
        KnowCommands(known, looked);
        foreach (var subject in Targets(random, looked, shown))
        {
            if (known.Range(Name(subject)) is { } range && range.Most - range.Least < K - 1)
            {
                return $"{subject} is {range.Least} to {range.Most}";
            }
        }

        return null;
    }

    private static void KnowMachines(LinearProgram known, Dictionary<ReportKind, List<Subject>> looked)
    {
        foreach (var kind in OfMachines)
        {
            known.Know([.. looked[kind].Select(subject => (1, Name(subject))), (-1, "machines")], 0, kind == ReportKind.Terminal ? long.MaxValue : 0);
            looked[kind].ForEach(subject => known.Know([(1, "machines"), (-1, Name(subject))], 0, long.MaxValue));
        }
    }

    private static void KnowCommands(LinearProgram known, Dictionary<ReportKind, List<Subject>> looked)
    {
        foreach (var command in OfInvocations.SelectMany(kind => looked[kind]).GroupBy(subject => (subject.Kind, subject.A)))
        {
            var users = $"users_{command.Key.A}";
            known.Know([.. command.Select(subject => (1, Name(subject))), (-1, users)], 0, long.MaxValue);
            known.Know([(1, "machines"), (-1, users)], 0, long.MaxValue);
            command.ToList().ForEach(subject => known.Know([(1, users), (-1, Name(subject))], 0, long.MaxValue));
        }
    }

    // All of the few cells about machines, and some of the many about commands.
    private static IEnumerable<Subject> Targets(SeededRandom random, Dictionary<ReportKind, List<Subject>> looked, IReadOnlyList<ShownTable> shown)
    {
        var hidden = looked.Values.SelectMany(subjects => subjects).Except(shown.SelectMany(table => table.Cells).Select(cell => cell.Subject)).ToList();
        var ofCommands = hidden.Where(subject => OfInvocations.Contains(subject.Kind)).ToList();
        return
        [
            .. hidden.Where(subject => OfMachines.Contains(subject.Kind)),
            .. Enumerable.Range(0, ofCommands.Count == 0 ? 0 : Effort.Times(10, 60)).Select(_ => random.Pick(ofCommands)),
        ];
    }

    private static string Name(Subject subject) => string.Create(CultureInfo.InvariantCulture, $"x{(int)subject.Kind}_{subject.A}_{subject.B}");

    // Machines that each use some commands, the first ones of the manifest most.
    private static (IReadOnlyList<Table> Tables, PublicSubjects Subjects, int Machines) Ledger(SeededRandom random, string tool)
    {
        var vocabulary = new Vocabulary(ManifestReader.Read(File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", $"{tool}.json"))).Manifest!);
        var subjects = new PublicSubjects(vocabulary, []);
        var commands = vocabulary.Manifest.Commands.Take(25).Select(command => (long)command.Code).ToList();
        var machines = 30 + random.Below(random.OnceIn(2) ? 100 : 600);
        var cells = new List<Subject>();
        for (var i = 0; i < machines; i++)
        {
            var mine = new HashSet<Subject>
            {
                new(ReportKind.Platform, 1 + Skewed(random, 4), 0),
                new(ReportKind.Architecture, 1 + Skewed(random, 6), 0),
                new(ReportKind.Terminal, 1 + Skewed(random, 2), 0),
                new(ReportKind.Terminal, 1 + Skewed(random, 2), 0),
            };
            for (var uses = 1 + random.Below(12); uses > 0; uses--)
            {
                var command = commands[Skewed(random, commands.Count)];
                mine.Add(new Subject(ReportKind.Command, command, 1 + Skewed(random, 5)));
                mine.Add(new Subject(ReportKind.Positionals, command, 1 + Skewed(random, 5)));
                mine.Add(new Subject(ReportKind.Duration, command, 1 + Skewed(random, 10)));
            }

            cells.AddRange(mine);
        }

        var counts = cells.GroupBy(subject => subject).ToLookup(group => group.Key.Kind, group => new Cell(Some.LastWeek, group.Key, group.Count(), group.Count()));
        return ([.. OfInvocations.Concat(OfMachines).Select(kind => new Table(kind, [.. counts[kind]], subjects.Count(kind)))], subjects, machines);
    }

    private static int Skewed(SeededRandom random, int count) => random.Below(1 + random.Below(1 + random.Below(count)));
}
