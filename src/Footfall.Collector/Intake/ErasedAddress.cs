using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Footfall.Collector;

/// <summary>
/// Overwrites an address where it lies. An object that nobody knows any more stays in memory until the place is used again, and an image of
/// the memory would show it.
/// </summary>
internal static class ErasedAddress
{
    /// <summary>Makes it 0.0.0.0 or ::. The object must be nobody else's.</summary>
    public static void Erase(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            Array.Clear(Numbers(address)!);
            address.ScopeId = 0;
        }
        else
        {
            Number(address) = 0;
        }
    }

    // No public member writes them. Should a later runtime name them otherwise, the first connection fails, and so does every test.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_numbers")]
    private static extern ref ushort[]? Numbers(IPAddress address);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_addressOrScopeId")]
    private static extern ref uint Number(IPAddress address);
}
