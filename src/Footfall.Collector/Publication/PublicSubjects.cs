using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// Every subject that a report of a tool may have, known to everybody who has the manifest: what the collector takes is what is listed here.
/// So a cell that nobody reported is as public a thing as one that many did.
/// </summary>
/// <param name="vocabulary">The tool's.</param>
/// <param name="versions">The versions that are looked for where every cell is published; otherwise there is no end of them.</param>
internal sealed class PublicSubjects(Vocabulary vocabulary, ImmutableArray<ToolVersion> versions)
{
    private readonly Dictionary<ReportKind, ImmutableArray<Subject>> known = [];

    /// <summary>The subjects of a kind, ordered by their codes. Of versions those that were given.</summary>
    public ImmutableArray<Subject> Of(ReportKind kind)
    {
        lock (known)
        {
            if (!known.TryGetValue(kind, out var subjects))
            {
                subjects = [.. List(kind).Order().Select(codes => new Subject(kind, codes.A, codes.B))];
                known.Add(kind, subjects);
            }

            return subjects;
        }
    }

    /// <summary>How many subjects a kind has; null: no end of them.</summary>
    public long? Count(ReportKind kind) => kind == ReportKind.Version ? null : Of(kind).Length;

    private IEnumerable<(long A, long B)> List(ReportKind kind) => kind switch
    {
        ReportKind.Command => Pairs(Commands(), Codes<Outcome>()),
        ReportKind.Option => Pairs(Commands(), Options()).Where(pair => vocabulary.HasOption(pair.A, pair.B)),
        ReportKind.Value => Pairs(Commands(), Values()).Where(pair => vocabulary.HasValue(pair.A, pair.B)),
        ReportKind.Positionals => Pairs(Commands(), Codes<CountClass>()),
        ReportKind.Duration => Pairs(Commands(), Codes<DurationClass>()),
        ReportKind.Struggle => Pairs(Commands(), Codes<CountClass>().Where(code => code != (long)CountClass.None)),
        ReportKind.Version => versions.Select(version => (version.Packed, (long)version.Prerelease)).Distinct(),
        ReportKind.Platform => Pairs(Codes<Platform>(), [0]),
        ReportKind.Architecture => Pairs(Codes<Processor>(), [0]),
        ReportKind.Terminal => Pairs(Codes<TerminalUse>(), [0]),
        ReportKind.Activity => [.. ActivityCells.Of(ActivityMode.Exact), .. ActivityCells.Of(ActivityMode.Once)],
        ReportKind.Environment => Pairs(Commands(), Options()).Where(pair => vocabulary.HasEnvironment(pair.A, pair.B)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of report."),
    };

    private IEnumerable<long> Commands() =>
        [Vocabulary.Other, .. Distinct(vocabulary.Manifest.Commands.Select(command => command.Code), vocabulary.Manifest.Reserved.Commands)];

    private long[] Options() =>
        [Vocabulary.Other, .. Distinct(vocabulary.Manifest.Commands.SelectMany(command => command.Options).Select(option => option.Code), vocabulary.Manifest.Reserved.Options)];

    private long[] Values() =>
    [
        .. Distinct(
            vocabulary.Manifest.Commands.SelectMany(command => command.Options).SelectMany(option => option.Values).Select(value => value.Code),
            vocabulary.Manifest.Reserved.Values),
    ];

    private static IEnumerable<long> Distinct(IEnumerable<int> codes, IEnumerable<int> reserved) => codes.Concat(reserved).Distinct().Select(code => (long)code);

    private static IEnumerable<long> Codes<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(code => Convert.ToInt64(code, null));

    private static IEnumerable<(long A, long B)> Pairs(IEnumerable<long> first, IEnumerable<long> second)
    {
        var seconds = second.ToList();
        return first.SelectMany(a => seconds.Select(b => (a, b)));
    }
}
