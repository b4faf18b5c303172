using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The real collector in a process of its own, on a port of its own, with a database of its own.</summary>
internal sealed partial class CollectorProcess : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly FakeTime? time;
    private ChildProcess process;

    public CollectorProcess(FakeTime? time = null)
    {
        this.time = time;
        process = Start();
    }

    /// <summary>Where it listens. Another place after each start.</summary>
    public string Address { get; private set; } = "";

    public int Port => new Uri(Address).Port;

    /// <summary>Kills it (SIGKILL), or asks it to end (SIGTERM), and starts it again with the database that is there.</summary>
    public void Restart(bool kill)
    {
        const int SigTerm = 15;
        const int SigKill = 9;
        process.Signal(kill ? SigKill : SigTerm);
        process.WaitForExit();
        process.Dispose();
        process = Start();
    }

    /// <summary>The distinct machines of the days that end with a day.</summary>
    public async Task<long> ActiveAsync(string tool, int window, NodaTime.LocalDate day)
    {
        var answer = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"v1/{tool}/activity?window={window}&day={day:uuuu-MM-dd}"));
        return (long)answer["active"]!;
    }

    /// <summary>The sums of a window: kind, what and which.</summary>
    public async Task<Dictionary<string, long>> SumsAsync(string tool, string window)
    {
        var answer = await GetAsync($"v1/{tool}/counters?window={window}");
        return answer["counters"]!.AsArray().ToDictionary(
            counter => $"{counter!["kind"]}: {counter["what"]}: {counter["which"]}",
            counter => (long)counter!["sum"]!);
    }

    /// <summary>Posts bytes as a report, as a client would.</summary>
    public async Task<HttpStatusCode> PostAsync(string tool, string request)
    {
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Address}v1/{tool}/reports");
        message.Content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.TryAddWithoutValidation("Idempotency-Key", Nonce().Match(request).Value);
        using var answer = await client.SendAsync(message);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        process.Dispose();
        directory.Dispose();
    }

    private ChildProcess Start()
    {
        var environment = CleanEnvironment.At(directory);
        time?.AddTo(environment);
        var started = new Command(BuiltExecutables.Collector, "--urls", "http://127.0.0.1:0", "--database", directory["collector.db"], "--hold-days", "0")
        {
            Environment = environment,
            WorkingDirectory = directory.FullPath,
        }.Start();
        started.WaitForOutput("Listening on");
        Patience.Wait(() => Listening().IsMatch(started.Output), Patience.Usual, () => started.Output);
        Address = Listening().Match(started.Output).Groups[1].Value + "/";
        return started;
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, text);
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex(@"Listening on (http://127\.0\.0\.1:\d+)\s")]
    private static partial Regex Listening();

    [GeneratedRegex("\"[0-9a-f]{32}\"")]
    private static partial Regex Nonce();
}
