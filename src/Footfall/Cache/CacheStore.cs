namespace Footfall;

/// <summary>Which database stands behind the cache: chosen when Footfall is built (<c>spec/decisions/0003-sqlite.md</c>).</summary>
internal static class CacheStore
{
    public static ICache Open(string path) => SqliteCache.Open(path);

    public static ICache Replace(string path, Action<ICacheTransaction> first) => SqliteCache.Replace(path, first);
}
