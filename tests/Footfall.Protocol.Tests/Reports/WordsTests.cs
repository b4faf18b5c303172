namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class WordsTests
{
    [TestMethod]
    [DataRow(ReportKind.Command, 3L, 1L, "canister call: success")]
    [DataRow(ReportKind.Command, 1L, 2L, "(none): failure")]
    [DataRow(ReportKind.Command, 0L, 3L, "(other): usage error")]
    [DataRow(ReportKind.Command, 7L, 4L, "stop: interrupted")]
    [DataRow(ReportKind.Command, 7L, 5L, "stop: crashed")]
    [DataRow(ReportKind.Option, 3L, 2L, "canister call: --mode")]
    [DataRow(ReportKind.Option, 3L, 0L, "canister call: (other)")]
    [DataRow(ReportKind.Value, 3L, 2L, "canister call: --mode=upgrade")]
    [DataRow(ReportKind.Positionals, 3L, 1L, "canister call: 0")]
    [DataRow(ReportKind.Positionals, 3L, 2L, "canister call: 1")]
    [DataRow(ReportKind.Positionals, 3L, 3L, "canister call: 2-3")]
    [DataRow(ReportKind.Positionals, 3L, 4L, "canister call: 4-7")]
    [DataRow(ReportKind.Positionals, 3L, 5L, "canister call: 8+")]
    [DataRow(ReportKind.Duration, 3L, 1L, "canister call: < 0.1 s")]
    [DataRow(ReportKind.Duration, 3L, 2L, "canister call: 0.1-0.3 s")]
    [DataRow(ReportKind.Duration, 3L, 3L, "canister call: 0.3-1 s")]
    [DataRow(ReportKind.Duration, 3L, 4L, "canister call: 1-3 s")]
    [DataRow(ReportKind.Duration, 3L, 5L, "canister call: 3-10 s")]
    [DataRow(ReportKind.Duration, 3L, 6L, "canister call: 10-30 s")]
    [DataRow(ReportKind.Duration, 3L, 7L, "canister call: 30-100 s")]
    [DataRow(ReportKind.Duration, 3L, 8L, "canister call: 100-300 s")]
    [DataRow(ReportKind.Duration, 3L, 9L, "canister call: 300-1000 s")]
    [DataRow(ReportKind.Duration, 3L, 10L, "canister call: 1000 s+")]
    [DataRow(ReportKind.Struggle, 3L, 3L, "canister call: 2-3")]
    [DataRow(ReportKind.Version, 320_001L, 5L, "0.32.1 (rc)")]
    [DataRow(ReportKind.Version, 0L, 0L, "other")]
    [DataRow(ReportKind.Version, 0L, 1L, "0.0.0")]
    [DataRow(ReportKind.Version, 999_999_999_999L, 6L, "9999.9999.9999 (prerelease)")]
    [DataRow(ReportKind.Platform, 0L, 0L, "other")]
    [DataRow(ReportKind.Platform, 1L, 0L, "Linux")]
    [DataRow(ReportKind.Platform, 2L, 0L, "macOS")]
    [DataRow(ReportKind.Platform, 3L, 0L, "Windows")]
    [DataRow(ReportKind.Platform, 4L, 0L, "FreeBSD")]
    [DataRow(ReportKind.Architecture, 0L, 0L, "other")]
    [DataRow(ReportKind.Architecture, 1L, 0L, "x64")]
    [DataRow(ReportKind.Architecture, 2L, 0L, "arm64")]
    [DataRow(ReportKind.Architecture, 3L, 0L, "x86")]
    [DataRow(ReportKind.Architecture, 4L, 0L, "arm")]
    [DataRow(ReportKind.Architecture, 5L, 0L, "riscv64")]
    [DataRow(ReportKind.Architecture, 6L, 0L, "ppc64le")]
    [DataRow(ReportKind.Architecture, 7L, 0L, "s390x")]
    [DataRow(ReportKind.Architecture, 8L, 0L, "loongarch64")]
    [DataRow(ReportKind.Terminal, 1L, 0L, "interactive")]
    [DataRow(ReportKind.Terminal, 2L, 0L, "not interactive")]
    [DataRow(ReportKind.Activity, 1L, 1L, "active: also the day before")]
    [DataRow(ReportKind.Activity, 1L, 2L, "active: last 2 days before")]
    [DataRow(ReportKind.Activity, 1L, 29L, "active: last 29 days before")]
    [DataRow(ReportKind.Activity, 1L, 30L, "active: first in 30 days or more")]
    [DataRow(ReportKind.Activity, 2L, 1L, "active: day event")]
    [DataRow(ReportKind.Activity, 2L, 7L, "active: week event")]
    [DataRow(ReportKind.Activity, 2L, 30L, "active: month event")]
    [DataRow(ReportKind.Environment, 3L, 3L, "canister call: --color from the environment")]
    public void A_subject_is_said_in_words(ReportKind kind, long a, long b, string words) =>
        Assert.AreEqual(words, Words.Of(new Subject(kind, a, b), Some.Vocabulary).ToString());

    [TestMethod]
    [DataRow(ReportKind.Command, 99L, 99L, "#99: #99")]
    [DataRow(ReportKind.Command, 3L, 0L, "canister call: #0")]
    [DataRow(ReportKind.Command, 3L, 4_294_967_297L, "canister call: #4294967297")]
    [DataRow(ReportKind.Option, 3L, 99L, "canister call: #99")]
    [DataRow(ReportKind.Value, 3L, 0L, "canister call: #0")]
    [DataRow(ReportKind.Positionals, 3L, -1L, "canister call: #-1")]
    [DataRow(ReportKind.Duration, 3L, 11L, "canister call: #11")]
    [DataRow(ReportKind.Version, -1L, 1L, "#-1: #1")]
    [DataRow(ReportKind.Version, 1L, 7L, "#1: #7")]
    [DataRow(ReportKind.Version, 1L, 0L, "#1: #0")]
    [DataRow(ReportKind.Platform, 5L, 0L, "#5")]
    [DataRow(ReportKind.Architecture, 9L, 0L, "#9")]
    [DataRow(ReportKind.Terminal, 0L, 0L, "#0")]
    [DataRow(ReportKind.Activity, 3L, 1L, "active: #1")]
    [DataRow(ReportKind.Activity, 1L, 0L, "active: #0")]
    [DataRow(ReportKind.Activity, 1L, 31L, "active: #31")]
    [DataRow(ReportKind.Activity, 2L, 8L, "active: #8")]
    [DataRow(ReportKind.Environment, 99L, 98L, "#99: #98 from the environment")]
    [DataRow((ReportKind)13, 1L, 2L, "#1: #2")]
    public void A_code_that_is_not_known_is_said_as_a_number(ReportKind kind, long a, long b, string words) =>
        Assert.AreEqual(words, Words.Of(new Subject(kind, a, b), Some.Vocabulary).ToString());

    [TestMethod]
    public void Any_two_codes_have_words()
    {
        long[] extremes = [long.MinValue, int.MinValue - 1L, int.MinValue, -1, 0, 1, int.MaxValue, int.MaxValue + 1L, long.MaxValue];
        foreach (var kind in ReportKinds.All)
        {
            foreach (var (a, b) in extremes.SelectMany(a => extremes.Select(b => (a, b))))
            {
                Assert.AreNotEqual("", Words.Of(new Subject(kind, a, b), Some.Vocabulary).ToString());
            }
        }
    }
}
