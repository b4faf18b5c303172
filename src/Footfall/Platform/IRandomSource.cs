namespace Footfall;

/// <summary>Randomness that protects people: nonces, release times, rounding, the order in which reports leave.</summary>
internal interface IRandomSource
{
    /// <summary>A number from 0 to below <paramref name="limit"/>, each as likely as the other.</summary>
    int Below(int limit);

    /// <summary>Fills the span with random bytes.</summary>
    void Fill(Span<byte> bytes);
}
