using System.Text.Json;
using Footfall.Simulation.Findings;

namespace Footfall.Simulation;

/// <summary>Simulates installations and prints what their reports tell, as JSON.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static int Main(string[] arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            Console.Out.WriteLine(SimulationOptions.Usage);
            return 0;
        }

        var options = SimulationOptions.Parse(arguments, out var errors);
        if (errors.Count > 0)
        {
            foreach (var error in errors)
            {
                Console.Error.WriteLine(error);
            }

            Console.Error.WriteLine(SimulationOptions.Usage);
            return 2;
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(SimulationFindings.Of(options), Json));
        return 0;
    }
}
