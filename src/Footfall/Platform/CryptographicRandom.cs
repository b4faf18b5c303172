using System.Security.Cryptography;

namespace Footfall;

/// <summary>The operating system's cryptographic source. Thread-safe.</summary>
internal sealed class CryptographicRandom : IRandomSource
{
    public int Below(int limit) => RandomNumberGenerator.GetInt32(limit);

    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
