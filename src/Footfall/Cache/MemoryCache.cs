using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>The cache in memory, for simulations and tests. Begins one unit of work at a time.</summary>
internal sealed class MemoryCache : ICache
{
    private State kept = new();

    public ICacheTransaction Begin() => new Transaction(this);

    public void Dispose()
    {
    }

    private sealed record State
    {
        public Dictionary<LocalDate, long> Offsets { get; init; } = [];

        public Dictionary<CellKey, long> Cells { get; init; } = [];

        public Dictionary<(LocalDate Day, int Command), int> Failures { get; init; } = [];

        public Dictionary<Nonce, OutboxReport> Outbox { get; init; } = [];

        public Dictionary<Nonce, SentReport> Sent { get; init; } = [];

        public Dictionary<Tally, long> Tallies { get; init; } = [];

        public ActivityState Activity { get; set; }

        public LocalDate? VersionAsked { get; set; }

        public VersionedFile? VersionFile { get; set; }

        public State Copy() => this with
        {
            Offsets = new(Offsets),
            Cells = new(Cells),
            Failures = new(Failures),
            Outbox = new(Outbox),
            Sent = new(Sent),
            Tallies = new(Tallies),
        };
    }

    private sealed class Transaction(MemoryCache cache) : ICacheTransaction
    {
        private readonly State state = cache.kept.Copy();

        public ActivityState Activity
        {
            get => state.Activity;
            set => state.Activity = value;
        }

        public LocalDate? VersionAsked
        {
            get => state.VersionAsked;
            set => state.VersionAsked = value;
        }

        public VersionedFile? VersionFile
        {
            get => state.VersionFile;
            set => state.VersionFile = value;
        }

        public IReadOnlyDictionary<LocalDate, long> Offsets() => new Dictionary<LocalDate, long>(state.Offsets);

        public void SetOffset(LocalDate segment, long offset) => state.Offsets[segment] = offset;

        public void ForgetOffset(LocalDate segment) => state.Offsets.Remove(segment);

        public IReadOnlyList<Cell> Cells()
        {
            var cells = state.Cells.Select(cell => new Cell(cell.Key, cell.Value)).ToList();
            cells.Sort(ByWindowAndSubject);
            return cells;
        }

        public void Add(CellKey key, long count) => state.Cells[key] = Math.Min(state.Cells.GetValueOrDefault(key), 9_000_000_000_000_000_000 - count) + count;

        public void Remove(CellKey key) => state.Cells.Remove(key);

        public IReadOnlyDictionary<int, int> Failures(LocalDate day) =>
            state.Failures.Where(entry => entry.Key.Day == day).ToDictionary(entry => entry.Key.Command, entry => entry.Value);

        public void SetFailures(LocalDate day, IReadOnlyDictionary<int, int> failures)
        {
            state.Failures.Clear();
            foreach (var (command, count) in failures)
            {
                state.Failures[(day, command)] = count;
            }
        }

        public IReadOnlyList<OutboxReport> Outbox() => [.. state.Outbox.Values.OrderBy(report => report.Release).ThenBy(report => report.Nonce.Hex, StringComparer.Ordinal)];

        public void Put(OutboxReport report) => state.Outbox[report.Nonce] = report;

        public void Remove(Nonce nonce) => state.Outbox.Remove(nonce);

        public IReadOnlyList<SentReport> Sent() => [.. state.Sent.Values.OrderBy(report => report.SentAt).ThenBy(report => report.Nonce.Hex, StringComparer.Ordinal)];

        public Instant? LastSent => state.Sent.Count == 0 ? null : state.Sent.Values.Max(report => report.SentAt);

        public void Log(SentReport report) => state.Sent[report.Nonce] = report;

        public void ForgetSent(Instant before, int most)
        {
            var newestFirst = Sent().Reverse().ToList();
            foreach (var old in newestFirst.Where((report, position) => position >= most || report.SentAt < before))
            {
                state.Sent.Remove(old.Nonce);
            }
        }

        public long Total(Tally tally) => state.Tallies.GetValueOrDefault(tally);

        public void Count(Tally tally, long times)
        {
            if (times > 0)
            {
                state.Tallies[tally] = Math.Min(Total(tally), long.MaxValue - times) + times;
            }
        }

        public void Commit() => cache.kept = state;

        public void Dispose()
        {
        }

        // A window's code is dear to compute, and most cells are of the same window.
        private static int ByWindowAndSubject(Cell x, Cell y)
        {
            var (one, other) = (x.Key.Subject, y.Key.Subject);
            var order = x.Key.Window == y.Key.Window ? 0 : x.Key.Window.Code.CompareTo(y.Key.Window.Code);
            order = order != 0 ? order : x.Key.MayBeSent.CompareTo(y.Key.MayBeSent);
            return order != 0 ? order : ((int)one.Kind, one.A, one.B).CompareTo(((int)other.Kind, other.A, other.B));
        }
    }
}
