using System.Diagnostics;
using System.Net.Sockets;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Demo;

/// <summary>Fills a collector with what simulated installations send, through the product's own code on both sides, and shows its pages.</summary>
internal static class Demonstration
{
    /// <summary>Runs until the process is asked to end. Gives the exit code: 0, 1 when a report was not taken, 2 when the port is.</summary>
    public static async Task<int> RunAsync(DemoOptions options, TextWriter output, TextWriter errors)
    {
        var last = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-1);
        var first = last.PlusDays(1 - (7 * options.Weeks));
        await using var collector = new DemoCollector([.. DemoTool.All.Select(tool => Population.ManifestOf(tool.Name))], options.Port, first);
        try
        {
            await collector.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await errors.WriteLineAsync($"--port: {e.Message} Give another one, or 0 for any that is free.");
            return 2;
        }

        await output.WriteLineAsync($"{options.Machines} simulated installations use {string.Join(" and ", DemoTool.All.Select(tool => tool.Name))} for {options.Weeks} weeks. Nobody is counted.");
        var days = DemoTool.All
            .SelectMany(tool => DemoPopulation.Reports(options, tool, first, last).Select(departure => (tool.Name, Departure: departure)))
            .ToLookup(sent => sent.Departure.At.InUtc().Date, sent => (sent.Name, sent.Departure.Report, sent.Departure.Nonce));

        var (played, refused) = (0, 0);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            refused += await collector.PlayAsync(day, days[day]);
            played += days[day].Count();
            if (day.DayOfWeek == IsoDayOfWeek.Sunday || day == last)
            {
                await output.WriteLineAsync($"  {Window.Containing(day, WindowLength.Day)}: {played} reports sent");
            }
        }

        await collector.ArriveAsync(DemoTool.All[0].Name);
        if (refused > 0)
        {
            await output.WriteLineAsync($"{refused} were not taken.");
        }

        var page = new Uri(collector.Address, $"tools/{DemoTool.All[0].Name}");
        await output.WriteLineAsync($"Look at it: {page}  (Ctrl-C ends it and deletes everything)");
        await output.FlushAsync();
        if (options.Opens)
        {
            Open(page);
        }

        await collector.WaitForShutdownAsync();
        return refused == 0 ? 0 : 1;
    }

    // Where there is no desktop, or nothing that opens a page, the address stands above.
    private static void Open(Uri page)
    {
        var hasDesktop = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (!hasDesktop || Console.IsOutputRedirected)
        {
            return;
        }

        try
        {
            Process.Start(new ProcessStartInfo(page.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Nothing that opens pages.
        }
    }
}
