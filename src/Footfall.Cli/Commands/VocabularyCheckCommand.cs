using System.CommandLine;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Checks a new revision against the published one, or a manifest against real command lines. Reads files and writes none.</summary>
internal static class VocabularyCheckCommand
{
    private const long LargestCorpus = 1024L * 1024 * 1024;

    public static Command Create(Machine machine)
    {
        var first = new Argument<string>("TOOL") { Description = "A tool that has a manifest, or the file of a manifest" };
        var second = new Argument<string?>("NEW") { Description = "The file of its next revision", Arity = ArgumentArity.ZeroOrOne };
        var corpus = new Option<string?>("--corpus")
        {
            Description = "Real command lines, a JSON object a line: {\"argv\": [\"deploy\", \"-v\"], \"path\": \"deploy\"}",
            HelpName = "FILE",
        };
        var failUnder = new Option<double?>("--fail-under") { Description = "End with 8 if fewer percent of the lines are recognised", HelpName = "PERCENT" };
        var json = Arguments.Json();
        var command = new Command("check", "Check a new revision, or measure a manifest on real command lines") { first, second, corpus, failUnder, json };
        command.SetAction(result => Run(
            machine,
            result.GetRequiredValue(first),
            result.GetValue(second),
            result.GetValue(corpus),
            result.GetValue(failUnder),
            result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string first, string? second, string? corpus, double? failUnder, bool json)
    {
        if ((second is null) == (corpus is null))
        {
            throw new CommandException(ExitCode.Usage, "give either a second manifest to compare with, or --corpus FILE.");
        }

        if (failUnder is not null && corpus is null)
        {
            throw new CommandException(ExitCode.Usage, "--fail-under goes with --corpus.");
        }

        if (failUnder is not (null or (>= 0 and <= 100)))
        {
            throw new CommandException(ExitCode.Usage, "--fail-under is a number from 0 to 100.");
        }

        return second is not null
            ? Compare(machine, Arguments.ManifestOrFile(machine, first), Arguments.ManifestOrFile(machine, second), json)
            : Measure(machine, Arguments.ManifestOrFile(machine, first), corpus!, failUnder, json);
    }

    private static int Compare(Machine machine, Manifest before, Manifest after, bool json)
    {
        var comparison = ManifestComparison.Of(before, after);
        if (json)
        {
            ComparisonReport.WriteJson(machine.Out, before, after, comparison);
        }
        else
        {
            using var screen = new Screen(machine);
            ComparisonReport.Write(screen, before, after, comparison);
        }

        return comparison.Breaks.IsEmpty ? ExitCode.Success : ExitCode.CheckFailed;
    }

    private static int Measure(Machine machine, Manifest manifest, string file, double? failUnder, bool json)
    {
        List<CorpusResult> results;
        using (new Progress(machine, $"Reading {file} ..."))
        {
            var measure = new CorpusMeasure(manifest);
            results = [.. Read(file).Select(measure.Measure)];
        }

        var report = new CorpusReport(manifest, file, results);
        if (json)
        {
            report.WriteJson(machine.Out);
        }
        else
        {
            using var screen = new Screen(machine);
            report.Write(screen);
        }

        return report.PercentRecognised < failUnder ? ExitCode.CheckFailed : ExitCode.Success;
    }

    private static List<CorpusLine> Read(string file)
    {
        var lines = new List<CorpusLine>();
        try
        {
            if (new FileInfo(file).Length > LargestCorpus)
            {
                throw new CommandException(ExitCode.BadManifest, $"'{file}' is larger than 1 GiB.");
            }

            foreach (var (index, text) in File.ReadLines(file).Index())
            {
                if (string.IsNullOrWhiteSpace(text))
                {
                    continue;
                }

                lines.Add(CorpusLine.TryRead(text, index + 1, out var line, out var error)
                    ? line
                    : throw new CommandException(ExitCode.BadManifest, $"'{file}', line {index + 1}: {error}. A line looks like {{\"argv\": [\"deploy\", \"-v\"], \"path\": \"deploy\"}}."));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CommandException(ExitCode.BadManifest, $"'{file}' cannot be read: {e.Message}");
        }

        return lines.Count > 0 ? lines : throw new CommandException(ExitCode.BadManifest, $"'{file}' holds no command lines.");
    }
}
