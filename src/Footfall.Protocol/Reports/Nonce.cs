using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Footfall.Protocol;

/// <summary>
/// 128 random bits that make a retry count once. Fresh for each report, in no relation to anything, forgotten by the collector when
/// the window's intake ends. In the header <c>Idempotency-Key</c> it is a quoted string of 32 lower-case hexadecimal digits
/// (RFC 8941 string, draft-ietf-httpapi-idempotency-key-header).
/// </summary>
public sealed record Nonce
{
    /// <summary>The bytes of a nonce.</summary>
    public const int Size = 16;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private Nonce(string hex) => Hex = hex;

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>The value of the <c>Idempotency-Key</c> header.</summary>
    public string HeaderValue => $"\"{Hex}\"";

    /// <summary>Makes a nonce of 16 bytes from a cryptographic source.</summary>
    /// <exception cref="ArgumentException">Not 16 bytes.</exception>
    public static Nonce From(ReadOnlySpan<byte> random) => random.Length == Size
        ? new Nonce(Convert.ToHexStringLower(random))
        : throw new ArgumentException($"A nonce has {Size} bytes.", nameof(random));

    /// <summary>Reads the 32 digits.</summary>
    public static bool TryParse(string? hex, [NotNullWhen(true)] out Nonce? nonce)
    {
        nonce = hex is { Length: Size * 2 } && !hex.AsSpan().ContainsAnyExcept(Digits) ? new Nonce(hex) : null;
        return nonce is not null;
    }

    /// <summary>Reads the header's value.</summary>
    public static bool TryParseHeader(string? value, [NotNullWhen(true)] out Nonce? nonce)
    {
        nonce = null;
        return value is { Length: (Size * 2) + 2 } && value[0] == '"' && value[^1] == '"' && TryParse(value[1..^1], out nonce);
    }
}
