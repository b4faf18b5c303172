using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Footfall.Benchmarks;

/// <summary>Measures, and prints a table or JSON.</summary>
internal static class Program
{
    private const string Usage = "Usage: dotnet run -c Release --project tests/Footfall.Benchmarks -- [--json]";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Main(string[] arguments)
    {
        if (arguments is not ([] or ["--json"]))
        {
            Console.Error.WriteLine(Usage);
            return arguments is ["--help" or "-h"] ? 0 : 2;
        }

        List<Figure> figures = [.. EncoderBenchmark.Run(), .. JournalBenchmark.Run(), .. FoldBenchmark.Run(), .. FilesBenchmark.Run(), .. StartBenchmark.Run()];
        if (arguments is ["--json"])
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(figures, Json));
            return 0;
        }

        foreach (var figure in figures)
        {
            var ratio = figure.Ratio is { } by ? string.Create(CultureInfo.InvariantCulture, $"  {by,6:0.00} x {figure.Beside}") : "";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-45} {figure.Median,14:#,0.00} {figure.Unit,-3}{ratio}"));
        }

        return 0;
    }
}
