namespace Footfall.Cli.Drafting;

/// <summary>Asks a tool for its help.</summary>
internal interface IToolCalls
{
    /// <param name="arguments">What follows the tool's name.</param>
    /// <param name="cancellation">Ends the call at once; then <see cref="OperationCanceledException"/>.</param>
    CallAnswer Ask(IReadOnlyList<string> arguments, CancellationToken cancellation);
}
