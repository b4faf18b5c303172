namespace Footfall.Tests;

/// <summary>All that a reading says, to be compared.</summary>
internal sealed record Seen(EncodedCommandLine Encoded, bool TakesOperands, string Outcomes)
{
    /// <summary>Null: the vocabulary was damaged.</summary>
    public static Seen? Of(CommandLineReading? reading) => reading is not { } seen ? null
        : new Seen(seen.Encoded, seen.TakesOperands, string.Join(' ', Enumerable.Range(-1, 258).Select(code => (int)seen.Outcomes.Of(code))));
}
