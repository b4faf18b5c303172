namespace Footfall;

/// <summary>Descriptor 2, without the settings that the runtime's console class makes to a terminal.</summary>
internal static unsafe class StandardError
{
    /// <summary>Writes bytes and a line end in one call. A failure is nobody's concern.</summary>
    public static void WriteLine(ReadOnlySpan<byte> text)
    {
        byte[] line = [.. text, (byte)'\n'];
        fixed (byte* bytes = line)
        {
            _ = Libc.WriteTo(2, bytes, (nuint)line.Length);
        }
    }
}
