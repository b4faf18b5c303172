namespace Footfall;

/// <summary>The cache cannot be used.</summary>
internal sealed class CacheException : IOException
{
    public CacheException(CacheTrouble trouble, string message, Exception? inner = null)
        : base(message, inner) => Trouble = trouble;

    public CacheTrouble Trouble { get; }
}
