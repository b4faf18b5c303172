namespace Footfall.Collector;

/// <summary>Where noise comes from.</summary>
internal interface IRandomBits
{
    /// <summary>Fills a span with independent, uniform bytes.</summary>
    void Fill(Span<byte> bytes);
}
