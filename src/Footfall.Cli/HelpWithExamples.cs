using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Footfall.Cli;

/// <summary>The library's help in the columns there are, followed by examples.</summary>
internal sealed class HelpWithExamples(int columns) : SynchronousCommandLineAction
{
    /// <summary>How the library calls this program in the usage: by its file, whatever that is called.</summary>
    private static readonly string OwnName = $"  {RootCommand.ExecutableName}";

    private readonly HelpAction help = new() { MaxWidth = columns };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var output = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = text;
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;

        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine((line.StartsWith(OwnName, StringComparison.Ordinal) ? $"  telemetry{line[OwnName.Length..]}" : line).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in Examples.Of(Examples.PathOf(parseResult.CommandResult.Command)))
        {
            output.WriteLine($"  {example}");
        }

        return ExitCode.Success;
    }
}
