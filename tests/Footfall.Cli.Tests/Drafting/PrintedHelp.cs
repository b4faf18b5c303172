using System.Text;
using Footfall.Cli.Drafting;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>A tool that prints what the test says, by the arguments of the call, and remembers the calls.</summary>
internal sealed class PrintedHelp : Dictionary<string, string>, IToolCalls
{
    public const string Hangs = "(hangs)";

    public PrintedHelp()
        : base(StringComparer.Ordinal)
    {
    }

    public List<string> Calls { get; } = [];

    public CallAnswer Ask(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var call = string.Join(' ', arguments);
        Calls.Add(call);
        return !TryGetValue(call, out var page) ? new CallAnswer(CaptureEnd.Exited, [], Encoding.UTF8.GetBytes("what?\n"))
            : page == Hangs ? new CallAnswer(CaptureEnd.TimedOut, [], [])
            : new CallAnswer(CaptureEnd.Exited, Encoding.UTF8.GetBytes(page), []);
    }
}
