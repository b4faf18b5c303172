namespace Footfall.Cli.Tests;

/// <summary>
/// The places at which a text could slip through, each with what really is there. A test that wants to see the comparison fail puts a leak into
/// one of them.
/// </summary>
internal sealed record Machinery
{
    /// <summary>Writes an invocation down.</summary>
    public Action<Twin, Use, IReadOnlyList<string>> Record { get; init; } = static (twin, use, arguments) =>
    {
        var preparation = RunPreparation.For(twin.Tool.Text, twin.State, twin.Environment)!;
        var decision = preparation.Decide();
        var run = (decision.IsWanting ? Preparing.Prepare(preparation) : decision).Run;
        run!.Encode(arguments, use.Interactive);
        Assert.IsTrue(run.TryRecord(use.Exit, use.Elapsed, twin.Clock.GetCurrentInstant()));
    };

    /// <summary>Happens after background work.</summary>
    public Action<Twin> Flushed { get; init; } = static _ => { };

    /// <summary>Sends.</summary>
    public Func<Twin, IReportSender, IReportSender> Sending { get; init; } = static (_, sender) => sender;

    /// <summary>What is seen of what was printed.</summary>
    public Func<Twin, string, string> Printed { get; init; } = static (_, text) => text;
}
