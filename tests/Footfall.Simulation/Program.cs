using System.Text.Json;
using Footfall.Simulation.Demo;
using Footfall.Simulation.Findings;

namespace Footfall.Simulation;

/// <summary>Simulates installations and prints what their reports tell, as JSON; or fills a collector with them and shows its pages.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--help" or "-h"] or ["demo", "--help" or "-h"])
        {
            Console.Out.WriteLine(SimulationOptions.Usage);
            Console.Out.WriteLine(DemoOptions.Usage);
            return 0;
        }

        IReadOnlyList<string> errors;
        if (arguments is ["demo", .. var rest])
        {
            var demo = DemoOptions.Parse(rest, out errors);
            return errors.Count > 0 ? Refuse(errors, DemoOptions.Usage) : await Demonstration.RunAsync(demo, Console.Out, Console.Error);
        }

        var options = SimulationOptions.Parse(arguments, out errors);
        if (errors.Count > 0)
        {
            return Refuse(errors, SimulationOptions.Usage);
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(SimulationFindings.Of(options), Json));
        return 0;
    }

    private static int Refuse(IReadOnlyList<string> errors, string usage)
    {
        foreach (var error in errors)
        {
            Console.Error.WriteLine(error);
        }

        Console.Error.WriteLine(usage);
        return 2;
    }
}
