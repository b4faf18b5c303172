using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>A state directory for each way, made by the real commands once and copied for each scene.</summary>
[TestClass]
public sealed class PreparedHomes
{
    /// <summary>The tools that can be counted: two that a scene may make what it likes, and real ones.</summary>
    internal static readonly string[] Tools = ["tool", "sample", "less", "node", "git", "dotnet"];

    private static readonly string[] Shipped = ["git", "dotnet"];

    private static readonly Lazy<TemporaryDirectory>[] Homes = [.. Enum.GetValues<Way>().Select(way => new Lazy<TemporaryDirectory>(() => Prepare(way)))];

    [AssemblyCleanup]
    public static void Delete()
    {
        foreach (var home in Homes.Where(home => home.IsValueCreated))
        {
            home.Value.Dispose();
        }
    }

    /// <summary>Copies the state directory of a way to a path where nothing is yet.</summary>
    internal static void CopyTo(string path, Way way)
    {
        var copy = new Command("cp", "-a", Homes[(int)way].Value["footfall"], path).Run();
        Assert.AreEqual(0, copy.ExitCode, $"{copy}");
    }

    private static TemporaryDirectory Prepare(Way way)
    {
        var home = new TemporaryDirectory();
        Directory.CreateDirectory(home["footfall"]);
        if (way == Way.Bare)
        {
            return home;
        }

        foreach (var tool in Tools)
        {
            home.WriteExecutable(Path.Combine("tools", tool), "#!/bin/sh\n");
            if (!Shipped.Contains(tool))
            {
                Telemetry(home, "tools", "add", home.Write($"{tool}.json", Manifest(tool)));
            }

            if (way != Way.Undecided)
            {
                Telemetry(home, [way == Way.Counted ? "enable" : "disable", tool, .. way == Way.Counted ? ["--local"] : Array.Empty<string>()]);
            }
        }

        Telemetry(home, ["wrap", .. Tools]);

        // Background work is due in an hour: it has a scene of its own.
        new FlushStamp(new StateDirectory(home["footfall"])).TryWrite(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1));
        return home;
    }

    private static string Manifest(string tool) => $$"""
        {"tool":"{{tool}}","revision":1,"publisher":{"name":"Somebody","endpoint":"http://127.0.0.1:8474/"},
         "commands":[{"code":1,"path":"","operands":true}]}
        """;

    private static void Telemetry(TemporaryDirectory home, params string[] arguments)
    {
        var environment = CleanEnvironment.At(home);
        environment["FOOTFALL_HOME"] = home["footfall"];
        environment["PATH"] = $"{home["tools"]}:{environment["PATH"]}";
        var result = new Command(BuiltExecutables.Telemetry, [.. arguments]) { Environment = environment }.Run();
        Assert.AreEqual(0, result.ExitCode, $"telemetry {string.Join(' ', arguments)}: {result}");
    }
}
