using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// From an address to its <see cref="Allowance"/>, without keeping the address: a keyed hash of it chooses one of 65,536 places, and only the
/// places are kept. The key is random, in memory only, and another one on each UTC day; the places are empty then. So even who has the
/// key and the places knows of a place that is in use only that one or more of 65,536 addresses of IPv4 were here today.
/// Memory is bounded: two addresses may have one place, and under a flood from very many all share the places. Thread-safe.
/// </summary>
internal sealed class AddressLimits(Limits limits, IClock clock) : IDisposable
{
    private const int Places = 1 << 16;
    private const int KeySize = 32;
    private const int BytesOfIPv4 = 4;

    // Of IPv6 an installation has a /64 at least and can have a /56.
    private const int BytesOfIPv6 = 7;

    private readonly Lock turn = new();
    private readonly byte[] key = new byte[KeySize];
    private Allowance?[] places = [];
    private LocalDate day = LocalDate.MinIsoValue;
    private volatile bool wasHere;

    /// <summary>The allowance of an address; null when it is not limited.</summary>
    public Allowance? Of(IPAddress address)
    {
        Leave();
        if (IPAddress.IsLoopback(address) && !limits.LimitLoopback)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var network = address.IsIPv4MappedToIPv6 ? bytes[12..16] : bytes[..(length == BytesOfIPv4 ? BytesOfIPv4 : BytesOfIPv6)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        lock (turn)
        {
            Turn();
            HMACSHA256.HashData(key, network, hash);
            CryptographicOperations.ZeroMemory(bytes);
            ref var place = ref places[BinaryPrimitives.ReadUInt16LittleEndian(hash)];
            CryptographicOperations.ZeroMemory(hash);
            return place ??= new Allowance(limits, clock);
        }
    }

    /// <summary>Says that the runtime may have left an address in memory: a connection begins or ends.</summary>
    public void Leave() => wasHere = true;

    /// <summary>
    /// Forgets the key and the places of another day; a connection that is open keeps what it was given. Whether anybody came or went since the last time.
    /// </summary>
    public bool Tidy()
    {
        lock (turn)
        {
            Turn();
            var was = wasHere;
            wasHere = false;
            return was;
        }
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private void Turn()
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        if (today != day)
        {
            RandomNumberGenerator.Fill(key);
            places = new Allowance?[Places];
            day = today;
        }
    }
}
