using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>Bits that a test can have again.</summary>
internal sealed class SeededBits(int seed) : IRandomBits
{
    private readonly SeededRandom random = new(seed);

    public void Fill(Span<byte> bytes) => random.Fill(bytes);
}
