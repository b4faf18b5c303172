using System.Buffers.Binary;
using System.Numerics;

namespace Footfall;

/// <summary>
/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), which finds every damage of up to 32 bits in a row. It guards consent and journal
/// against broken disks, not against people: who may write these files may answer for the person anyway.
/// </summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
