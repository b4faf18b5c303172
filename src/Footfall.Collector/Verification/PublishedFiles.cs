using System.Net;
using System.Text;

namespace Footfall.Collector;

/// <summary>Reads the open data of a collector over HTTP, as anybody can. What it reads is a stranger's: it has a limit of size and of time.</summary>
internal sealed class PublishedFiles : IDisposable
{
    /// <summary>The most bytes of one file.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HttpClient client;

    /// <summary>Files below an address.</summary>
    /// <param name="collector">The collector's address; a slash at the end of its path is added where it is missing.</param>
    public PublishedFiles(Uri collector) => client = new HttpClient(
        new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All, ActivityHeadersPropagator = null })
    {
        BaseAddress = new Uri($"{collector.GetLeftPart(UriPartial.Path).TrimEnd('/')}/open-data/"),
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>The text of a file.</summary>
    /// <exception cref="HttpRequestException">There is none, or none can be had.</exception>
    /// <exception cref="IOException">It is too long, or broke off.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<string> ReadAsync(string file)
    {
        using var answer = await client.GetAsync(new Uri(file, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var limit = new CancellationTokenSource(client.Timeout);
        await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            if (read.Length > LargestFile)
            {
                throw new IOException($"It has more than {LargestFile} bytes.");
            }
        }

        return Strict.GetString(read.GetBuffer(), 0, (int)read.Length);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
