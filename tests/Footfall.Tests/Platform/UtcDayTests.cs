using NodaTime;
using NodaTime.Text;

namespace Footfall.Tests;

[TestClass]
public sealed class UtcDayTests
{
    [TestMethod]
    public void Every_day_has_the_text_that_ISO_8601_gives_it_and_is_read_back()
    {
        for (var day = new LocalDate(1, 1, 1); day < new LocalDate(9999, 12, 1); day = day.PlusDays(29))
        {
            var text = UtcDay.Format(day);

            Assert.AreEqual(LocalDatePattern.Iso.Format(day), text);
            Assert.IsTrue(UtcDay.TryParse(text, out var read));
            Assert.AreEqual(day, read);
        }
    }

    [TestMethod]
    [DataRow("2026-11-22T23:59:59.999999999Z", "2026-11-22")]
    [DataRow("2026-11-23T00:00:00Z", "2026-11-23")]
    [DataRow("1969-12-31T23:59:59.5Z", "1969-12-31")]
    [DataRow("1970-01-01T00:00:00Z", "1970-01-01")]
    [DataRow("2028-02-29T12:00:00Z", "2028-02-29")]
    [DataRow("9998-12-31T23:59:59Z", "9998-12-31")]
    public void A_moment_belongs_to_its_day_in_UTC(string moment, string day)
    {
        var instant = InstantPattern.ExtendedIso.Parse(moment).Value;

        Assert.AreEqual(day, UtcDay.TextOf(instant));
        Assert.AreEqual(instant.InUtc().Date, UtcDay.Parse(UtcDay.TextOf(instant)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("2026-11-2")]
    [DataRow("2026-11-022")]
    [DataRow("2026-13-01")]
    [DataRow("2026-00-01")]
    [DataRow("2026-11-31")]
    [DataRow("2027-02-29")]
    [DataRow("2026/11/22")]
    [DataRow("+026-11-22")]
    [DataRow("2026-11- 2")]
    [DataRow("0000-01-01")]
    [DataRow("２０２６-11-22")]
    public void What_is_no_day_is_not_read(string text) => Assert.IsFalse(UtcDay.TryParse(text, out _));
}
