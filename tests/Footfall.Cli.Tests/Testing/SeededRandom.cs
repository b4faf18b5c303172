namespace Footfall.Cli.Tests;

/// <summary>The same draws in every run (Numerical Recipes' generator of 64 bits), so that golden files can hold nonces and times.</summary>
internal sealed class SeededRandom(ulong seed) : IRandomSource
{
    private ulong state = seed;

    public int Below(int limit) => (int)(Next() % (uint)limit);

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var value in bytes)
        {
            value = (byte)(Next() & 0xFF);
        }
    }

    private uint Next()
    {
        state = unchecked((state * 6364136223846793005) + 1442695040888963407);
        return (uint)(state >> 33);
    }
}
