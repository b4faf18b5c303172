using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Footfall.Testing;

/// <summary>
/// Stands on loopback between a client and a collector and does to each request what networks do: see <see cref="NetworkFaultKind"/>. It looks at
/// bytes only. The collector may end and begin anew elsewhere meanwhile.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<byte[]> held = [];
    private readonly ConcurrentDictionary<Task, bool> conversations = [];
    private readonly Func<NetworkFault> next;
    private readonly Task accepting;
    private TaskCompletionSource passed = new();
    private int requests;

    private FaultProxy(Func<NetworkFault> next)
    {
        this.next = next;
        listener.Start();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Where the collector listens now: a port of loopback. 0: nowhere.</summary>
    public int Target { get; set; }

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Starts one.</summary>
    /// <param name="next">Asked for each request; from any thread.</param>
    public static FaultProxy Start(Func<NetworkFault> next) => new(next);

    /// <summary>Lets all requests that are held back arrive, the latest first.</summary>
    public async Task ReleaseAsync()
    {
        while (held.TryTake(out var request))
        {
            await TryExchangeAsync(request, request.Length, halfClose: false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations.Keys);
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var conversation = ConverseAsync(await listener.AcceptTcpClientAsync(stopping.Token));
                conversations[conversation] = true;
                _ = conversation.ContinueWith(ended => conversations.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // It is being disposed; the listener may have been stopped between two connections.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var closing = client;
        try
        {
            var stream = client.GetStream();
            if (await ReadRequestAsync(stream) is { } request)
            {
                Interlocked.Increment(ref requests);
                var answer = await AnswerAsync(request, next(), client);
                await stream.WriteAsync(answer, stopping.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // One of the two has left, or the proxy is being disposed.
        }
    }

    /// <summary>The bytes that go back before the connection ends.</summary>
    private async Task<byte[]> AnswerAsync(byte[] request, NetworkFault fault, TcpClient client)
    {
        var (kind, at) = fault;
        switch (kind)
        {
            case NetworkFaultKind.Drop:
                return [];
            case NetworkFaultKind.CutRequest:
                await TryExchangeAsync(request, at, halfClose: false);
                return [];
            case NetworkFaultKind.HalfClose:
                return await TryExchangeAsync(request, at, halfClose: true);
            case NetworkFaultKind.CutAnswer or NetworkFaultKind.ResetAnswer:
                var answer = await TryExchangeAsync(request, request.Length, halfClose: false);
                client.LingerState = new LingerOption(kind == NetworkFaultKind.ResetAnswer, 0);
                return answer[..Math.Min(at, answer.Length)];
            case NetworkFaultKind.Duplicate:
                var both = await Task.WhenAll(TryExchangeAsync(request, request.Length, halfClose: false), TryExchangeAsync(request, request.Length, halfClose: false));
                return both[0];
            case NetworkFaultKind.Hold:
                held.Add(request);
                return [];
            case NetworkFaultKind.Delay:
                await Task.WhenAny(passed.Task, Task.Delay(Moment, stopping.Token));
                break;
            case NetworkFaultKind.Unavailable:
                return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
            case NetworkFaultKind.BadGateway:
                await TryExchangeAsync(request, request.Length, halfClose: false);
                return "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 5\r\n\r\nsorry"u8.ToArray();
        }

        var whole = await TryExchangeAsync(request, request.Length, halfClose: false);
        Interlocked.Exchange(ref passed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        if (Requests % 3 == 0 && held.TryTake(out var old))
        {
            await TryExchangeAsync(old, old.Length, halfClose: false);
        }

        return whole;
    }

    /// <summary>Gives the collector the first bytes of a request, and gives its answer back: nothing where there is none.</summary>
    private async Task<byte[]> TryExchangeAsync(byte[] request, int length, bool halfClose)
    {
        try
        {
            using var collector = new TcpClient();
            await collector.ConnectAsync(IPAddress.Loopback, Target, stopping.Token);
            var stream = collector.GetStream();
            await stream.WriteAsync(request.AsMemory(0, length), stopping.Token);
            if (halfClose)
            {
                collector.Client.Shutdown(SocketShutdown.Send);
            }

            return length < request.Length && !halfClose ? [] : await ReadAnswerAsync(stream);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return [];
        }
    }

    private async Task<byte[]?> ReadRequestAsync(NetworkStream stream)
    {
        var request = await ReadMessageAsync(stream);
        return RawRequest.LengthOfHead(request) < 0 ? null : request;
    }

    private Task<byte[]> ReadAnswerAsync(NetworkStream stream) => ReadMessageAsync(stream);

    /// <summary>A head and the body that its Content-Length announces, or what came of them before the stream ended.</summary>
    private async Task<byte[]> ReadMessageAsync(NetworkStream stream)
    {
        var message = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            byte[] bytes = [.. message];
            if (RawRequest.LengthOfHead(bytes) is > 0 and var head && bytes.Length >= head + BodyOf(bytes.AsSpan(0, head)))
            {
                return bytes;
            }

            var count = await stream.ReadAsync(buffer, stopping.Token);
            if (count == 0)
            {
                return bytes;
            }

            message.AddRange(buffer.AsSpan(0, count));
        }
    }

    private static int BodyOf(ReadOnlySpan<byte> head)
    {
        const string Length = "\r\ncontent-length:";
        var text = Encoding.Latin1.GetString(head).ToLowerInvariant();
        var at = text.IndexOf(Length, StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(text[(at + Length.Length)..].Split("\r\n")[0], CultureInfo.InvariantCulture);
    }
}
