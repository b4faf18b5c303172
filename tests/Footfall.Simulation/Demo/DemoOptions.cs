using System.Globalization;

namespace Footfall.Simulation.Demo;

/// <summary>What is shown.</summary>
internal sealed record DemoOptions
{
    public const string Usage =
        "Usage: dotnet run --project tests/Footfall.Simulation -- demo [--machines 1..5000] [--weeks 4..60] [--seed N] [--port 0..65535] [--no-open]";

    /// <summary>Installations. Default 300.</summary>
    public int Machines { get; init; } = 300;

    /// <summary>Weeks up to today. The last two are not published yet. Default 12.</summary>
    public int Weeks { get; init; } = 12;

    /// <summary>The same seed gives the same people. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the collector listens, on this machine only. Default 8475; 0 takes a free one.</summary>
    public int Port { get; init; } = 8475;

    /// <summary>Whether the page is opened in a browser, where there is a desktop. Default yes.</summary>
    public bool Opens { get; init; } = true;

    /// <summary>Reads what stands behind <c>demo</c>; what is wrong with it is in <paramref name="errors"/>, all of it.</summary>
    public static DemoOptions Parse(IReadOnlyList<string> arguments, out IReadOnlyList<string> errors)
    {
        var found = new List<string>();
        var options = new DemoOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--no-open" => options with { Opens = false },
                "--machines" => options with { Machines = Number(1, 5_000) },
                "--weeks" => options with { Weeks = Number(4, 60) },
                "--seed" => options with { Seed = Number(0, int.MaxValue) },
                "--port" => options with { Port = Number(0, 65_535) },
                var other => Wrong(other),
            };

            int Number(int least, int most)
            {
                var name = arguments[i];
                var text = ++i < arguments.Count ? arguments[i] : "";
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                {
                    return number;
                }

                found.Add($"{name} takes a whole number from {least} to {most}, not '{text}'.");
                return least;
            }
        }

        errors = found;
        return options;

        DemoOptions Wrong(string argument)
        {
            found.Add($"'{argument}' is not an option.");
            return options;
        }
    }
}
