using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Footfall.Benchmarks;

/// <summary>Measures what was asked for, and prints a table or JSON.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Main(string[] arguments)
    {
        if (arguments is [JournalRace.Verb, .. var race])
        {
            return JournalRace.Append(race);
        }

        if (BenchmarkRequest.Of(arguments) is not { } request)
        {
            var asked = arguments is ["--help" or "-h"];
            PrintUsage(asked ? Console.Out : Console.Error);
            return asked ? 0 : 2;
        }

        var figures = new List<Figure>();
        foreach (var figure in request.Parts.SelectMany(part => part.Measure(request.Rounds)))
        {
            figures.Add(figure);
            if (!request.AsJson)
            {
                Print(figure);
            }
        }

        if (request.AsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(figures, Json));
        }

        return 0;
    }

    private static void Print(Figure figure)
    {
        var spread = figure is { Lower: { } lower, Upper: { } upper } ? Text($"{lower:#,0.00} to {upper:#,0.00}") : "";
        var ratio = figure.Ratio is { } by ? Text($"{by:0.00} × {figure.Beside}") : "";
        var aim = figure.Aim is null ? "" : Text($"  [{figure.Aim}: {(figure.Reached == true ? "yes" : "NO")}]");
        Console.Out.WriteLine(Text($"{figure.Name,-48} {figure.Median,14:#,0.00} {figure.Unit,-3}  {spread,-22} {ratio}{aim}").TrimEnd());
    }

    private static void PrintUsage(TextWriter output)
    {
        output.WriteLine("Usage: dotnet run -c Release --project tests/Footfall.Benchmarks -- [PART...] [--rounds N] [--json]");
        foreach (var part in Part.All)
        {
            output.WriteLine(Text($"  {part.Name,-10} {part.About}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
