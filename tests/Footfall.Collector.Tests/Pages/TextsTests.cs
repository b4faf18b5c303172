using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class TextsTests
{
    [TestMethod]
    [DataRow(0, "0 %")]
    [DataRow(0.001, "< 1 %")]
    [DataRow(0.005, "1 %")]
    [DataRow(0.994, "99 %")]
    [DataRow(0.999, "> 99 %")]
    [DataRow(1, "100 %")]
    public void A_share_is_never_called_all_or_none_when_it_is_not(double share, string text) => Assert.AreEqual(text, Texts.Percent(share).Replace('\u00A0', ' '));

    [TestMethod]
    [DataRow("2026-11-16", "2026-11-22", "16 to 22 November 2026")]
    [DataRow("2026-11-30", "2026-12-06", "30 November to 6 December 2026")]
    [DataRow("2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027")]
    [DataRow("2026-11-22", "2026-11-22", "22 November 2026")]
    public void Days_are_told_without_what_would_stand_twice(string first, string last, string text) => Assert.AreEqual(text, Texts.Days(Day(first), Day(last)));

    [TestMethod]
    public void Numbers_have_a_true_minus_and_their_margin() => Assert.AreEqual("−1,234 ±\u00A024", Texts.Number(-1234, 24));

    private static LocalDate Day(string text) => LocalDate.FromDateTime(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
