namespace Footfall.Tests;

[TestClass]
public sealed class MemoryCacheTests : CacheContract
{
    private protected override ICache Open() => new MemoryCache();
}
