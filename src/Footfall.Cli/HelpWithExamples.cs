using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Footfall.Cli;

/// <summary>The library's help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in Examples.Of(Examples.PathOf(parseResult.CommandResult.Command)))
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        return result;
    }
}
