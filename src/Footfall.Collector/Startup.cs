using System.Net.Sockets;
using NodaTime;

namespace Footfall.Collector;

/// <summary>From the command line to a running collector, and from each thing that can be wrong to one message and an exit code.</summary>
internal static class Startup
{
    /// <summary>Ended as asked.</summary>
    public const int Done = 0;

    /// <summary>The command line, a manifest or an address cannot be used.</summary>
    public const int BadConfiguration = 2;

    /// <summary>The database cannot be used.</summary>
    public const int BadDatabase = 3;

    /// <summary>Runs until the process is asked to end.</summary>
    public static async Task<int> RunAsync(string[] arguments, IClock clock, TextWriter output, TextWriter errors)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            await output.WriteLineAsync(SettingsReader.Usage);
            return Done;
        }

        if (!SettingsReader.TryRead(arguments, out var settings, out var error))
        {
            await errors.WriteLineAsync(error);
            return BadConfiguration;
        }

        var (tools, wrongs) = ToolsReader.Read(settings.Manifests);
        if (tools is null)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, wrongs));
            return BadConfiguration;
        }

        if (!LedgerOpening.TryOpen(settings, out var ledger, out var warnings, out error))
        {
            await errors.WriteLineAsync(error);
            return BadDatabase;
        }

        foreach (var warning in warnings)
        {
            await errors.WriteLineAsync($"Warning: {warning}");
        }

        using (ledger)
        {
            return await ServeAsync(settings, tools, ledger, clock, output, errors);
        }
    }

    private static async Task<int> ServeAsync(Settings settings, Tools tools, ILedger ledger, IClock clock, TextWriter output, TextWriter errors)
    {
        var isListening = false;
        await using var host = new CollectorHost(settings, tools, ledger, clock, logging =>
        {
            LogWarnings(logging);

            // A failed start is told below, in one line; the host would tell it with a stack trace.
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isListening && level >= LogLevel.Warning);
        });
        try
        {
            await host.StartAsync();
            isListening = true;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await errors.WriteLineAsync($"--urls: cannot listen on {string.Join(", ", settings.Urls)}: {e.Message}");
            return BadConfiguration;
        }

        var counted = string.Join(", ", tools.Manifests.Select(manifest => $"{manifest.Tool} (revision {manifest.Revision})"));
        await output.WriteLineAsync(counted.Length > 0 ? $"Counting {counted}." : "There are no manifests, so nothing is counted; --manifests names their folder.");
        await output.WriteLineAsync($"Sums in {LedgerOpening.Place(settings)}. They are raw: for this machine, not for publication.");
        await output.WriteLineAsync($"Listening on {string.Join(", ", host.Addresses)}");
        await output.FlushAsync();
        await host.WaitForShutdownAsync();
        return Done;
    }

    // On the standard error stream, because the standard output belongs to the three lines above.
    private static void LogWarnings(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddSimpleConsole()
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
