using System.Security.Cryptography;

namespace Footfall.Collector;

/// <summary>The operating system's cryptographic source.</summary>
internal sealed class SystemBits : IRandomBits
{
    /// <inheritdoc />
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
