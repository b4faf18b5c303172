using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ReleaseChainTests
{
    private static readonly LocalDate Day = new(2026, 12, 7);

    // printf '%064d\t1\tgit\t2026-W47\t2026-12-07\t%s\n' 0 $(printf 'a\nb\n' | sha256sum | cut -c-64) | sha256sum
    [TestMethod]
    public void It_can_be_calculated_with_a_shell()
    {
        var release = ReleaseChain.Next(null, ToolName.Parse("git"), Some.LastWeek, Day, "a\nb\n");

        Assert.AreEqual("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2", release.Digest);
        Assert.AreEqual("69cb2d841bb562118b6309b5e9bedf869358c9ebc71e5947632bda3b01e21b52", release.Chain);
        Assert.AreEqual(1, release.Number);
    }

    [TestMethod]
    public void Each_release_depends_on_the_one_before()
    {
        var first = ReleaseChain.Next(null, ToolName.Parse("git"), Some.LastWeek, Day, "a\n");
        var other = ReleaseChain.Next(null, ToolName.Parse("git"), Some.LastWeek, Day, "b\n");

        var second = ReleaseChain.Next(first, ToolName.Parse("make"), Some.LastWeek, Day, "c\n");

        Assert.AreEqual(2, second.Number);
        Assert.AreNotEqual(second.Chain, ReleaseChain.Next(other, ToolName.Parse("make"), Some.LastWeek, Day, "c\n").Chain);
    }

    [TestMethod]
    public void A_release_without_figures_has_the_digest_of_nothing() => Assert.AreEqual(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ReleaseChain.Next(null, ToolName.Parse("git"), Some.LastWeek, Day, "").Digest);
}
