namespace Footfall.Simulation.Client;

/// <summary>The client's random source, made repeatable. Protects nobody.</summary>
internal sealed class SeededRandom(Random random) : IRandomSource
{
    public int Below(int limit) => random.Next(limit);

    public void Fill(Span<byte> bytes) => random.NextBytes(bytes);
}
