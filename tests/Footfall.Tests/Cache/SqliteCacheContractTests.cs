namespace Footfall.Tests;

[TestClass]
public sealed class SqliteCacheContractTests : CacheContract
{
    private readonly TemporaryHome home = new();

    private protected override ICache Open()
    {
        home.State.Create(Some.Tool);
        return SqliteCache.Open(home.State.Cache(Some.Tool));
    }

    private protected override void End() => home.Dispose();
}
