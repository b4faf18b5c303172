using System.Collections.Immutable;
using System.Text;

namespace Footfall.Testing;

/// <summary>Collects what comes out of a stream, on a thread of its own.</summary>
internal sealed class StreamText : IDisposable
{
    private readonly FileStream stream;
    private readonly Lock gate = new();
    private readonly List<byte> bytes = [];

    public StreamText(FileStream stream)
    {
        this.stream = stream;
        End = Task.Factory.StartNew(Collect, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completes when nothing more can come.</summary>
    public Task End { get; }

    public ImmutableArray<byte> Bytes
    {
        get
        {
            lock (gate)
            {
                return [.. bytes];
            }
        }
    }

    public string Text => Encoding.UTF8.GetString([.. Bytes]);

    public void Dispose() => stream.Dispose();

    private void Collect()
    {
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                lock (gate)
                {
                    bytes.AddRange(buffer.AsSpan(0, read));
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A terminal's master side ends with an error when the last program has left.
        }
    }
}
