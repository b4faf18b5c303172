using System.Security.Cryptography;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// The log of releases and what there is to know about the files. Each release is read from the ledger once in the life of the process, a few at
/// a time: what is published stays as it is, so only what is new has to be asked for. Thread-safe.
/// </summary>
internal sealed class DataFiles(ILedger ledger)
{
    private const int AtOnce = 50;
    private const int MostLatest = 5;

    private readonly Lock turn = new();
    private readonly StringBuilder log = new(OpenData.Log([]));
    private readonly SortedDictionary<(string Tool, string Quarter), Growing> files = [];
    private readonly Queue<string> latest = [];
    private long number;
    private bool isSynthetic;

    /// <summary>The log as it is now.</summary>
    /// <exception cref="LedgerException">It cannot be read.</exception>
    public string Log() => Now(log.ToString);

    /// <summary>The latest lines of the log, from the newest.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    public IReadOnlyList<string> Latest() => Now(() => latest.Reverse().ToList());

    /// <summary>Every file, by tool, the newest quarter first.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    public IReadOnlyList<DataFile> All() => Now(() => files.Values.Select(file => file.Now()).OrderBy(file => file.Tool.Text, StringComparer.Ordinal)
        .ThenByDescending(file => file.Quarter.First).ToList());

    /// <summary>Whether anything that was published is of no real installation.</summary>
    /// <exception cref="LedgerException">It cannot be read.</exception>
    public bool IsSynthetic() => Now(() => isSynthetic);

    private T Now<T>(Func<T> read)
    {
        lock (turn)
        {
            while (ledger.Releases(number, AtOnce) is { Count: > 0 } releases)
            {
                foreach (var release in releases)
                {
                    Add(release);
                }
            }

            return read();
        }
    }

    private void Add(Release release)
    {
        number = release.Number;
        isSynthetic |= release.Rows.Contains("\tsynthetic;", StringComparison.Ordinal);
        var line = ReleaseLog.Line(release);
        log.Append(line);
        latest.Enqueue(line);
        if (latest.Count > MostLatest)
        {
            latest.Dequeue();
        }

        var quarter = Quarter.Of(release.Window);
        var key = (release.Tool.Text, quarter.ToString());
        if (!files.TryGetValue(key, out var file))
        {
            files[key] = file = new Growing(release.Tool, quarter);
        }

        file.Add(release.Rows);
    }

    private sealed class Growing
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly ToolName tool;
        private readonly Quarter quarter;
        private long size;

        public Growing(ToolName tool, Quarter quarter)
        {
            this.tool = tool;
            this.quarter = quarter;
            Add(OpenData.Quarter([]));
        }

        public DataFile Now() => new(tool, quarter, size, Convert.ToHexStringLower(hash.GetCurrentHash()));

        public void Add(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(bytes);
            size += bytes.Length;
        }
    }
}
