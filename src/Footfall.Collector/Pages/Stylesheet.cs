using System.Security.Cryptography;

namespace Footfall.Collector;

/// <summary>The files that pages refer to. They are in the assembly, so that nothing beside it can be changed.</summary>
internal static class Stylesheet
{
    private const int HashDigits = 16;

    /// <summary>The style of every page.</summary>
    public static byte[] Css { get; } = Read("style.css");

    /// <summary>The sign of the site.</summary>
    public static byte[] Icon { get; } = Read("icon.svg");

    /// <summary>Stands in the address of the style, so that a browser asks for it anew where it has changed.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Css))[..HashDigits];

    private static byte[] Read(string name)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
