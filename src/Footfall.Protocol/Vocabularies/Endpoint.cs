using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Footfall.Protocol;

/// <summary>
/// The base address of a collector: <c>https</c> to anywhere or <c>http</c> to this machine (<c>127.0.0.0/8</c>, <c>[::1]</c>,
/// <c>localhost</c>), without user information, query or fragment, in visible ASCII. Defined in <c>spec/collector.md</c>, section 2.
/// </summary>
public sealed record Endpoint
{
    private const int MaximumLength = 500;

    private Endpoint(Uri address) => Address = address;

    /// <summary>The address, its path ending in a slash.</summary>
    public Uri Address { get; }

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLoopback => IsThisMachine(Address);

    /// <summary>Reads an address. False, with the reason in words, when it is not one that reports may go to.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Endpoint? endpoint, [NotNullWhen(false)] out string? error)
    {
        endpoint = null;
        error = Problem(text, out var address);
        if (error is not null)
        {
            return false;
        }

        endpoint = new Endpoint(address!);
        return true;
    }

    /// <summary>Reads an address that is known to be one.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an endpoint.</exception>
    public static Endpoint Parse(string text) => TryParse(text, out var endpoint, out var error) ? endpoint : throw new FormatException(error);

    /// <summary>Where the reports of a tool are posted.</summary>
    public Uri ReportsOf(ToolName tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return new Uri(Address, $"v1/{tool.Text}/reports");
    }

    /// <inheritdoc />
    public override string ToString() => Address.AbsoluteUri;

    private static string? Problem(string? text, out Uri? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text) || text.Length > MaximumLength || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return "it is not an absolute address such as https://counts.example.org/";
        }

        // People agree to the address that they read: nothing invisible, nothing that only looks like another letter.
        if (!text.All(c => c is > ' ' and < '\x7f' and not '\\'))
        {
            return "it must be written in visible ASCII characters, a host outside ASCII in its xn-- form";
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri)))
        {
            return "it must begin with https:// (http:// only for this machine, such as http://127.0.0.1:8474/)";
        }

        if (text.AsSpan().ContainsAny('@', '?', '#'))
        {
            return "it must not have a user name, a query or a fragment";
        }

        address = uri.AbsolutePath.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
        return null;
    }

    /// <summary>Narrower than <see cref="Uri.IsLoopback"/>, which takes IPv6 forms of 127.0.0.1 that are routed elsewhere.</summary>
    private static bool IsThisMachine(Uri uri) =>
        uri.Host == "localhost"
        || (IPAddress.TryParse(uri.DnsSafeHost, out var address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 ? address.Equals(IPAddress.IPv6Loopback) : IPAddress.IsLoopback(address)));
}
