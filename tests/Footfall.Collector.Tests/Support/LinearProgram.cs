using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Footfall.Collector.Tests;

/// <summary>What is known about numbers that are 0 or more, as linear equations and inequalities, and a real solver (Debian: glpk-utils) to ask.</summary>
internal sealed class LinearProgram
{
    private const string Solver = "/usr/bin/glpsol";

    private readonly StringBuilder constraints = new();
    private int count;

    /// <summary>The sum of terms, each a variable with its factor, is at least and at most something.</summary>
    public void Know(IEnumerable<(int Factor, string Variable)> terms, long least, long most)
    {
        var sum = Sum(terms);
        if (sum.Length == 0)
        {
            Assert.IsTrue(least <= 0 && most >= 0, "An empty sum is 0.");
        }
        else if (least == most)
        {
            Write($"{sum} = {least}");
        }
        else
        {
            Write($"{sum} >= {least}");
            if (most < long.MaxValue)
            {
                Write($"{sum} <= {most}");
            }
        }
    }

    /// <summary>The smallest and the largest value that a variable can have. Null: no value at all.</summary>
    public (long Least, long Most)? Range(string variable) =>
        Solve("Minimize", variable) is { } least && Solve("Maximize", variable) is { } most
            ? ((long)Math.Ceiling(least - 1e-6), most > 1e15 ? long.MaxValue : (long)Math.Floor(most + 1e-6))
            : null;

    private static string Sum(IEnumerable<(int Factor, string Variable)> terms)
    {
        var text = new StringBuilder();
        var i = 0;
        foreach (var (factor, variable) in terms)
        {
            // The format has a longest line.
            text.Append(++i % 20 == 0 ? "\n" : " ").Append(factor < 0 ? "- " : "+ ").Append(Math.Abs(factor)).Append(' ').Append(variable);
        }

        return text.ToString();
    }

    private void Write(string constraint) => constraints.Append(CultureInfo.InvariantCulture, $"c{++count}: {constraint}\n");

    private double? Solve(string direction, string variable)
    {
        Assert.IsTrue(File.Exists(Solver), "glpsol is missing: install the package glpk-utils.");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["program.lp"], $"{direction}\n goal: {variable}\nSubject To\n{constraints}End\n");
        using var solving = Process.Start(new ProcessStartInfo(Solver, ["--lp", folder["program.lp"], "--write", folder["solution"]]) { RedirectStandardOutput = true })!;
        var said = solving.StandardOutput.ReadToEnd();
        solving.WaitForExit();

        // s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE
        var solution = File.ReadLines(folder["solution"]).Single(line => line.StartsWith("s bas ", StringComparison.Ordinal)).Split(' ');
        return (solution[4], solution[5]) switch
        {
            ("f", "f") => double.Parse(solution[6], CultureInfo.InvariantCulture),
            ("f", "n") => double.MaxValue,
            (_, _) when said.Contains("NO PRIMAL FEASIBLE", StringComparison.Ordinal) || said.Contains("NO FEASIBLE", StringComparison.Ordinal) => null,
            (_, _) when said.Contains("UNBOUNDED", StringComparison.Ordinal) || said.Contains("NO DUAL FEASIBLE", StringComparison.Ordinal) => double.MaxValue,
            _ => throw new AssertFailedException($"The solver gave up: {said}"),
        };
    }
}
