using System.Globalization;

namespace Footfall.Simulation;

/// <summary>What is simulated.</summary>
internal sealed record SimulationOptions
{
    public const string Usage =
        "Usage: dotnet run --project tests/Footfall.Simulation -- [--machines 1..100000] [--days 1..3650] [--seed N] [--failures 0..0.9]";

    /// <summary>Installations. Default 500.</summary>
    public int Machines { get; init; } = 500;

    /// <summary>Days that are measured. Two more weeks are simulated, in which their reports leave or are dropped. Default 60.</summary>
    public int Days { get; init; } = 60;

    /// <summary>The same seed gives the same figures. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The share of tries to send that fail; in half of them the collector has counted the report, and only the answer is lost. Default 0.02.</summary>
    public double Failures { get; init; } = 0.02;

    /// <summary>Reads the command line; what is wrong with it is in <paramref name="errors"/>, all of it.</summary>
    public static SimulationOptions Parse(IReadOnlyList<string> arguments, out IReadOnlyList<string> errors)
    {
        var found = new List<string>();
        var options = new SimulationOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var (name, value) = (arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : null);
            options = (name, value) switch
            {
                (not ("--machines" or "--days" or "--seed" or "--failures"), _) => Wrong($"'{name}' is not an option."),
                (_, null) => Wrong($"{name} needs a value."),
                ("--machines", _) => TryWhole(value, 1, 100_000, out var number) ? options with { Machines = number } : Wrong($"{name} takes a whole number from 1 to 100000, not '{value}'."),
                ("--days", _) => TryWhole(value, 1, 3650, out var number) ? options with { Days = number } : Wrong($"{name} takes a whole number from 1 to 3650, not '{value}'."),
                ("--seed", _) => TryWhole(value, 0, int.MaxValue, out var number) ? options with { Seed = number } : Wrong($"{name} takes a whole number from 0 to {int.MaxValue}, not '{value}'."),
                _ => TryShare(value, out var share) ? options with { Failures = share } : Wrong($"{name} takes a number from 0 to 0.9, not '{value}'."),
            };
        }

        errors = found;
        return options;

        SimulationOptions Wrong(string message)
        {
            found.Add(message);
            return options;
        }
    }

    private static bool TryWhole(string? text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;

    private static bool TryShare(string? text, out double share) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 0.9;
}
