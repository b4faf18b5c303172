using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// The bytes of one invocation (<c>spec/journal.md</c>, section 3): a mark, the payload's length, the payload, a CRC-32C over all of it.
/// What a damaged disk makes of a record is not a record, so that a reader can skip it and find the next.
/// </summary>
internal static class JournalRecord
{
    public const int MostCodes = 64;

    /// <summary>The longest record. Below the 4,096 bytes up to which an append is one piece on every file system that we know.</summary>
    public const int LongestRecord = HeaderSize + LongestPayload + ChecksumSize;

    private const byte Mark = 0xF7;
    private const byte FormatVersion = 1;
    private const byte FormatVersionWithEnvironment = 2;
    private const int HeaderSize = 3;
    private const int ChecksumSize = 4;
    private const int LongestPayload = 1000;
    private const int LargestCode = 99_999;

    public static byte[] Write(Invocation invocation)
    {
        Span<byte> record = stackalloc byte[LongestRecord];
        record[0] = Mark;
        var payload = record[HeaderSize..];
        var length = 0;
        payload[length++] = invocation.Environment.IsEmpty ? FormatVersion : FormatVersionWithEnvironment;
        payload[length++] = (byte)(invocation.MayBeSent ? 1 : 0);
        length += WriteNumber(payload[length..], invocation.Revision);
        length += WriteNumber(payload[length..], invocation.Command);
        payload[length++] = (byte)invocation.Outcome;
        payload[length++] = (byte)(invocation.Duration ?? 0);
        payload[length++] = (byte)(invocation.Operands ?? 0);
        payload[length++] = (byte)(invocation.Terminal ?? 0);
        length += WriteCodes(payload[length..], invocation.Options);
        length += WriteCodes(payload[length..], invocation.Values);
        if (!invocation.Environment.IsEmpty)
        {
            length += WriteCodes(payload[length..], invocation.Environment);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(record[1..], (ushort)length);
        BinaryPrimitives.WriteUInt32LittleEndian(payload[length..], Crc32C.Of(record[..(HeaderSize + length)]));
        return record[..(HeaderSize + length + ChecksumSize)].ToArray();
    }

    /// <summary>Reads the record that begins with the first byte. False where none begins, or not all of it is there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Invocation? invocation, out int size)
    {
        invocation = null;
        size = 0;
        if (bytes.Length < HeaderSize || bytes[0] != Mark)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[1..]);
        size = HeaderSize + length + ChecksumSize;
        return length <= LongestPayload
            && bytes.Length >= size
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(HeaderSize + length)..]) == Crc32C.Of(bytes[..(HeaderSize + length)])
            && TryReadPayload(bytes.Slice(HeaderSize, length), out invocation);
    }

    private static bool TryReadPayload(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out Invocation? invocation)
    {
        invocation = null;
        if (payload.Length < 2 || payload[0] is not (FormatVersion or FormatVersionWithEnvironment) || payload[1] > 1)
        {
            return false;
        }

        var hasEnvironment = payload[0] == FormatVersionWithEnvironment;
        var mayBeSent = payload[1] == 1;
        payload = payload[2..];
        if (!TryReadNumber(ref payload, int.MaxValue, out var revision)
            || !TryReadNumber(ref payload, LargestCode, out var command)
            || payload.Length < 4
            || payload[0] is < (byte)Outcome.Success or > (byte)Outcome.Crashed
            || payload[1] > (byte)DurationClass.Longer
            || payload[2] > (byte)CountClass.Many
            || payload[3] > (byte)TerminalUse.NotInteractive)
        {
            return false;
        }

        var classes = payload[..4];
        payload = payload[4..];
        ImmutableArray<int> environment = [];
        if (!TryReadCodes(ref payload, out var options)
            || !TryReadCodes(ref payload, out var values)
            || (hasEnvironment && (!TryReadCodes(ref payload, out environment) || environment.IsEmpty))
            || !payload.IsEmpty)
        {
            return false;
        }

        invocation = new Invocation
        {
            Revision = revision,
            MayBeSent = mayBeSent,
            Command = command,
            Outcome = (Outcome)classes[0],
            Duration = classes[1] == 0 ? null : (DurationClass)classes[1],
            Operands = classes[2] == 0 ? null : (CountClass)classes[2],
            Terminal = classes[3] == 0 ? null : (TerminalUse)classes[3],
            Options = options,
            Values = values,
            Environment = environment,
        };
        return true;
    }

    private static int WriteCodes(Span<byte> bytes, ImmutableArray<int> codes)
    {
        var count = Math.Min(codes.Length, MostCodes);
        var length = WriteNumber(bytes, count);
        for (var i = 0; i < count; i++)
        {
            length += WriteNumber(bytes[length..], codes[i]);
        }

        return length;
    }

    private static bool TryReadCodes(ref ReadOnlySpan<byte> bytes, out ImmutableArray<int> codes)
    {
        codes = [];
        if (!TryReadNumber(ref bytes, MostCodes, out var count))
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<int>(count);
        var last = -1;
        for (var i = 0; i < count; i++)
        {
            if (!TryReadNumber(ref bytes, LargestCode, out var code) || code <= last)
            {
                return false;
            }

            read.Add(code);
            last = code;
        }

        codes = read.MoveToImmutable();
        return true;
    }

    /// <summary>Seven bits a byte, the lowest first, the top bit set on all but the last (LEB128).</summary>
    private static int WriteNumber(Span<byte> bytes, int number)
    {
        var rest = (uint)number;
        var length = 0;
        while (rest >= 0x80)
        {
            bytes[length++] = (byte)((rest & 0x7F) | 0x80);
            rest >>= 7;
        }

        bytes[length++] = (byte)rest;
        return length;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> bytes, int largest, out int number)
    {
        number = 0;
        ulong read = 0;
        for (var i = 0; i < bytes.Length && i < 5; i++)
        {
            read |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                // A last byte of 0 adds nothing: the number has a shorter form, and only that is written.
                var isNumber = read <= (ulong)largest && (i == 0 || bytes[i] != 0);
                bytes = bytes[(i + 1)..];
                number = isNumber ? (int)read : 0;
                return isNumber;
            }
        }

        return false;
    }
}
