using System.Globalization;
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
    /// <param name="arguments">The command line.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="clock">The time.</param>
    /// <param name="output">What is well.</param>
    /// <param name="errors">What is not.</param>
    public static async Task<int> RunAsync(
        string[] arguments,
        IReadOnlyDictionary<string, string> variables,
        IClock clock,
        TextWriter output,
        TextWriter errors)
    {
        var wrongs = new List<string>();
        var line = CommandLine.Read(arguments, wrongs);
        if (line.Help)
        {
            await output.WriteLineAsync(SettingsReader.Usage);
            return Done;
        }

        if (arguments is [VerifyCommand.Name, .. var rest])
        {
            return await VerifyCommand.RunAsync(rest, output, errors);
        }

        Tools? tools = null;
        if (SettingsReader.TryRead(line, variables, wrongs, out var settings))
        {
            (tools, var wrong) = ToolsReader.Read(settings.Manifests);
            wrongs.AddRange(wrong);
        }

        if (settings is null || tools is null)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, wrongs));
            return BadConfiguration;
        }

        if (line.Check)
        {
            return await CheckAsync(settings, tools, output, errors);
        }

        if (!LedgerOpening.TryOpen(settings, out var ledger, out var warnings, out var error))
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
            return await ServeAsync(settings, tools, ledger, variables, clock, output, errors);
        }
    }

    private static async Task<int> ServeAsync(
        Settings settings,
        Tools tools,
        ILedger ledger,
        IReadOnlyDictionary<string, string> variables,
        IClock clock,
        TextWriter output,
        TextWriter errors)
    {
        var isListening = false;
        await using var host = new CollectorHost(settings, tools, ledger, clock, logging =>
        {
            LogToErrors(logging, settings.LogLevel);

            // A failed start is told below, in one line; the host would tell it with a stack trace.
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isListening && level >= settings.LogLevel);
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

        await output.WriteLineAsync(Counting(tools));
        await output.WriteLineAsync($"Sums in {LedgerOpening.Place(settings)}. {Publication(settings)}");
        await output.WriteLineAsync($"Listening on {string.Join(", ", host.Addresses)}");
        await output.FlushAsync();
        try
        {
            ServiceManager.TellReady(variables);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            await errors.WriteLineAsync($"Warning: {ServiceManager.Variable}: nobody could be told that it listens: {e.Message}");
        }

        await host.WaitForShutdownAsync();
        return Done;
    }

    // Opens nothing: a collector may be running on it.
    private static async Task<int> CheckAsync(Settings settings, Tools tools, TextWriter output, TextWriter errors)
    {
        if (settings.Postgres is null && SqliteFile.Look(settings.Database) is { } problem)
        {
            await errors.WriteLineAsync($"--database: {settings.Database}: {problem}");
            return BadDatabase;
        }

        await output.WriteLineAsync($"The settings can be used. {Counting(tools)}");
        return Done;
    }

    private static string Counting(Tools tools)
    {
        var counted = string.Join(", ", tools.Manifests.Select(manifest => $"{manifest.Tool} (revision {manifest.Revision})"));
        return counted.Length > 0 ? $"Counting {counted}." : "There are no manifests, so nothing is counted; --manifests names their folder.";
    }

    private static string Publication(Settings settings) => settings.IsTrial ? "They are raw: for this machine, not for publication."
        : string.Create(CultureInfo.InvariantCulture, $"Each window is published {settings.HoldDays} days after its end, {Rule(settings)}.");

    private static string Rule(Settings settings) => settings.Epsilon is { } epsilon
        ? string.Create(CultureInfo.InvariantCulture, $"with noise of epsilon {epsilon} for {settings.NoiseCells} cells of a machine")
        : string.Create(CultureInfo.InvariantCulture, $"without cells of fewer than {settings.Threshold} reports");

    // On the standard error stream, because the standard output belongs to the three lines above.
    private static void LogToErrors(ILoggingBuilder logging, LogLevel level) => logging
        .SetMinimumLevel(level)

        // As long as it is listened to, the host makes an activity of every request. It never warns.
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", level < LogLevel.Warning ? level : LogLevel.None)
        .AddSimpleConsole()
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
