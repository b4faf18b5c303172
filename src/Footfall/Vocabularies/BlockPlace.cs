namespace Footfall;

/// <summary>Where a block of a compiled vocabulary lies.</summary>
/// <param name="Offset">In bytes; of no command, 0.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct BlockPlace(int Offset, int Length)
{
    /// <summary>Whether it names a command's block at all.</summary>
    public bool Exists => Offset != 0;
}
