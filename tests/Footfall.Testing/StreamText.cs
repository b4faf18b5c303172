using System.Collections.Immutable;
using System.Text;

namespace Footfall.Testing;

/// <summary>Collects what comes out of a stream, on a thread of its own.</summary>
internal sealed class StreamText : IDisposable
{
    private readonly FileStream _stream;
    private readonly Lock _gate = new();
    private readonly List<byte> _bytes = [];

    public StreamText(FileStream stream)
    {
        _stream = stream;
        End = Task.Factory.StartNew(Collect, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completes when nothing more can come.</summary>
    public Task End { get; }

    public ImmutableArray<byte> Bytes
    {
        get
        {
            lock (_gate)
            {
                return [.. _bytes];
            }
        }
    }

    public string Text => Encoding.UTF8.GetString([.. Bytes]);

    public void Dispose() => _stream.Dispose();

    private void Collect()
    {
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = _stream.Read(buffer)) > 0)
            {
                lock (_gate)
                {
                    _bytes.AddRange(buffer.AsSpan(0, read));
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A terminal's master side ends with an error when the last program has left.
        }
    }
}
