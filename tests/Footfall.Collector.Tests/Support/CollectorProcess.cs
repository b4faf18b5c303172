using System.Diagnostics;

namespace Footfall.Collector.Tests;

/// <summary>The built executable as a child process.</summary>
internal sealed class CollectorProcess : IDisposable
{
    private const string Listening = "Listening on ";

    private readonly Process process;

    // Read all the time: who logs much would wait for a reader.
    private readonly Task<string> errors;

    private CollectorProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static string Executable => Path.Combine(AppContext.BaseDirectory, "Footfall.Collector" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public Uri Address { get; private set; } = null!;

    public int Id => process.Id;

    /// <summary>The lines it writes when it starts.</summary>
    public List<string> Greeting { get; } = [];

    public static Task<CollectorProcess> StartAsync(TemporaryFolder folder) => StartAsync(folder, [Some.Git]);

    /// <summary>A private trial.</summary>
    public static async Task<CollectorProcess> StartAsync(TemporaryFolder folder, IReadOnlyList<string> manifests, params string[] arguments)
    {
        Directory.CreateDirectory(folder["tools"]);
        for (var i = 0; i < manifests.Count; i++)
        {
            await File.WriteAllTextAsync(folder[$"tools/{i}.json"], manifests[i]);
        }

        return await StartWithAsync(folder, ["--hold-days", "0", "--manifests", "tools", .. arguments]);
    }

    /// <summary>On a free port, with these arguments.</summary>
    public static async Task<CollectorProcess> StartWithAsync(TemporaryFolder folder, params string[] arguments)
    {
        var collector = Start(folder, [.. arguments.Contains("--urls") ? (string[])[] : ["--urls", "http://127.0.0.1:0"], .. arguments]);
        while (await collector.process.StandardOutput.ReadLineAsync() is { } line)
        {
            collector.Greeting.Add(line);
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                collector.Address = Uri.TryCreate(line[Listening.Length..], UriKind.Absolute, out var address) ? address : collector.Address;
                return collector;
            }
        }

        throw new InvalidOperationException($"The collector did not start: {await collector.errors}");
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var collector = Start(folder, arguments);
        var output = collector.process.StandardOutput.ReadToEndAsync();
        await collector.process.WaitForExitAsync();
        return (collector.process.ExitCode, await output, await collector.errors);
    }

    /// <summary>Asks whether it lives, from 127.0.0.1.</summary>
    public async Task ProbeAsync() =>
        StringAssert.StartsWith(
            await Wire.ExchangeAsync(Address, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray()),
            "HTTP/1.1 200 ",
            StringComparison.Ordinal);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM. Gives the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>SIGTERM. Gives the exit code and what was written since it listened.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        var exitCode = await TerminateAsync();
        return (exitCode, await process.StandardOutput.ReadToEndAsync(), await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static CollectorProcess Start(TemporaryFolder folder, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
}
