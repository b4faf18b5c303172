namespace Footfall.Cli.Drafting;

/// <summary>What the usage lines of a page say about bare words.</summary>
/// <param name="IsKnown">Whether the page has such a line.</param>
/// <param name="Operands">Words that are no command may follow.</param>
/// <param name="PassesThrough">What stands after <c>--</c> belongs to another program.</param>
/// <param name="EndsAtOperand">Another program's command line follows the operands.</param>
/// <param name="TakesCommand">A command below this one is expected.</param>
internal readonly record struct Usage(bool IsKnown, bool Operands, bool PassesThrough, bool EndsAtOperand, bool TakesCommand)
{
    public static Usage Unknown { get; }
}
