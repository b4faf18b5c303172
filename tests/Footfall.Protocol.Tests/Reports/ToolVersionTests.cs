using System.Text;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ToolVersionTests
{
    [TestMethod]
    [DataRow("1.2.3", 100_020_003, PrereleaseClass.Release)]
    [DataRow("1.2", 100_020_000, PrereleaseClass.Release)]
    [DataRow("0.0.0", 0, PrereleaseClass.Release)]
    [DataRow("0.32.0", 320_000, PrereleaseClass.Release)]
    [DataRow("2026.11.05", 202_600_110_005, PrereleaseClass.Release)]
    [DataRow("9999.9999.9999", 999_999_999_999, PrereleaseClass.Release)]
    [DataRow("1.2.3-alpha", 100_020_003, PrereleaseClass.Alpha)]
    [DataRow("1.2.3-alpha.7", 100_020_003, PrereleaseClass.Alpha)]
    [DataRow("1.2.3-Beta.1", 100_020_003, PrereleaseClass.Beta)]
    [DataRow("1.2.3-preview.4.23", 100_020_003, PrereleaseClass.Preview)]
    [DataRow("1.2.3-rc.1", 100_020_003, PrereleaseClass.Candidate)]
    [DataRow("1.2.3-RC1", 100_020_003, PrereleaseClass.Candidate)]
    [DataRow("1.2-rc", 100_020_000, PrereleaseClass.Candidate)]
    [DataRow("1.2.3-nightly", 100_020_003, PrereleaseClass.Other)]
    [DataRow("1.2.3--", 100_020_003, PrereleaseClass.Other)]
    [DataRow("1.2.3-1-rc", 100_020_003, PrereleaseClass.Other)]
    [DataRow("1.2.3+5114f85", 100_020_003, PrereleaseClass.Release)]
    [DataRow("1.2.3-rc.1+5114f85-x", 100_020_003, PrereleaseClass.Candidate)]
    [DataRow("1.2.3+a+b", 100_020_003, PrereleaseClass.Release)]
    [DataRow("1.2.3+0123456789012345678901234567890123456789012345678901234567", 100_020_003, PrereleaseClass.Release, DisplayName = "64 characters")]
    public void A_version_is_two_integers(string text, long packed, PrereleaseClass prerelease) =>
        Assert.AreEqual(new ToolVersion(packed, prerelease), ToolVersion.Parse(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("1")]
    [DataRow("1.")]
    [DataRow(".1")]
    [DataRow("1..2")]
    [DataRow("1.2.3.4")]
    [DataRow("1.2.")]
    [DataRow("v1.2.3")]
    [DataRow(" 1.2.3")]
    [DataRow("1.2.3 ")]
    [DataRow("1.2.3\n")]
    [DataRow("1.2.3\0")]
    [DataRow("1.2\0\0.3")]
    [DataRow("1.2.3-")]
    [DataRow("1.2.3-+x")]
    [DataRow("1.-2.3")]
    [DataRow("+1.2.3")]
    [DataRow("1.2.10000")]
    [DataRow("10000.0.0")]
    [DataRow("1.2.99999999999999999999")]
    [DataRow("1.2.x")]
    [DataRow("1,2,3")]
    [DataRow("١.٢.٣")]
    [DataRow("1.2.３")]
    [DataRow("main")]
    [DataRow("0.0.0000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_unknown(string text)
    {
        var version = ToolVersion.Parse(text);

        Assert.AreEqual(ToolVersion.Unknown, version);
        Assert.AreEqual("other", version.ToString());
    }

    [TestMethod]
    [DataRow("1.2.3", "1.2.3")]
    [DataRow("1.2", "1.2.0")]
    [DataRow("0.0.0", "0.0.0")]
    [DataRow("9999.9999.9999", "9999.9999.9999")]
    [DataRow("1.2.3-alpha.1", "1.2.3 (alpha)")]
    [DataRow("1.2.3-beta", "1.2.3 (beta)")]
    [DataRow("1.2.3-preview", "1.2.3 (preview)")]
    [DataRow("1.2.3-rc.2", "1.2.3 (rc)")]
    [DataRow("1.2.3-my-secret-branch", "1.2.3 (prerelease)")]
    public void In_words_the_class_stands_for_the_prerelease(string text, string words) =>
        Assert.AreEqual(words, ToolVersion.Parse(text).ToString());

    [TestMethod]
    [DataRow(1)]
    [DataRow(4_711)]
    public void Whatever_is_read_is_known_or_zero_and_never_above_the_largest(int seed)
    {
        const string alphabet = "0123456789999...--++abcrvαβ\0 \n";
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(20); length > 0; length--)
            {
                text.Append(alphabet[random.Next(alphabet.Length)]);
            }

            var version = ToolVersion.Parse(text.ToString());

            var isKnown = version.Prerelease is >= PrereleaseClass.Release and <= PrereleaseClass.Other
                && version.Packed >= 0 && version.Packed <= ToolVersion.LargestPacked;
            Assert.IsTrue(isKnown || version == ToolVersion.Unknown, $"seed {seed}: {text}");
        }
    }

    [TestMethod]
    public void Every_triple_is_unpacked_to_itself()
    {
        int[] numbers = [0, 1, 9, 10, 99, 999, 1000, 9998, 9999];
        foreach (var (major, minor, patch) in numbers.SelectMany(a => numbers.SelectMany(b => numbers.Select(c => (a, b, c)))))
        {
            var text = $"{major}.{minor}.{patch}";

            Assert.AreEqual(text, ToolVersion.Parse(text).ToString());
        }
    }
}
