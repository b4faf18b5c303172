using System.Globalization;
using NodaTime;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class WindowTests
{
    [TestMethod]
    public void Every_day_from_1970_to_2100_lies_in_its_windows_and_both_survive_the_wire()
    {
        for (var day = new LocalDate(1970, 1, 1); day.Year <= 2100; day = day.PlusDays(1))
        {
            foreach (var length in Enum.GetValues<WindowLength>())
            {
                var window = Window.Containing(day, length);

                Assert.IsTrue(Window.TryParse(window.Code, out var read), $"{day}: {window.Code}");
                Assert.AreEqual(window, read);
                Assert.IsTrue(window.Start <= day && day < window.End, $"{day} is not in {window}");
                Assert.AreEqual(length, read.Length);
            }
        }
    }

    [TestMethod]
    public void Weeks_are_those_of_the_framework_s_ISO_calendar()
    {
        for (var day = new LocalDate(1970, 1, 1); day.Year <= 2100; day = day.PlusDays(1))
        {
            var date = day.ToDateTimeUnspecified();

            var code = Window.Containing(day, WindowLength.Week).Code;

            Assert.AreEqual((ISOWeek.GetYear(date) * 100) + ISOWeek.GetWeekOfYear(date), code, $"{day}");
        }
    }

    [TestMethod]
    [DataRow(2026, 11, 21, 20261121, 202647)]
    [DataRow(2026, 11, 22, 20261122, 202647)]
    [DataRow(2026, 11, 23, 20261123, 202648)]
    [DataRow(2026, 12, 31, 20261231, 202653)]
    [DataRow(2027, 1, 1, 20270101, 202653)]
    [DataRow(2027, 1, 3, 20270103, 202653)]
    [DataRow(2027, 1, 4, 20270104, 202701)]
    [DataRow(2024, 12, 30, 20241230, 202501)]
    [DataRow(2000, 1, 1, 20000101, 199952)]
    [DataRow(2028, 2, 29, 20280229, 202809)]
    [DataRow(2000, 2, 29, 20000229, 200009)]
    public void Days_and_weeks_are_written_as_one_integer(int year, int month, int day, int dayCode, int weekCode)
    {
        var date = new LocalDate(year, month, day);

        Assert.AreEqual(dayCode, Window.Containing(date, WindowLength.Day).Code);
        Assert.AreEqual(weekCode, Window.Containing(date, WindowLength.Week).Code);
    }

    [TestMethod]
    public void A_week_runs_from_Monday_to_the_Monday_after_it()
    {
        var week = Window.Containing(new LocalDate(2026, 11, 22), WindowLength.Week);

        Assert.AreEqual(new LocalDate(2026, 11, 16), week.Start);
        Assert.AreEqual(new LocalDate(2026, 11, 23), week.End);
    }

    [TestMethod]
    public void A_day_ends_with_the_next_one()
    {
        var day = Window.Containing(new LocalDate(2028, 2, 28), WindowLength.Day);

        Assert.AreEqual(new LocalDate(2028, 2, 28), day.Start);
        Assert.AreEqual(new LocalDate(2028, 2, 29), day.End);
    }

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    [DataRow(-202647L)]
    [DataRow(202600L)]
    [DataRow(202654L)]
    [DataRow(202599L)]
    [DataRow(202553L)]
    [DataRow(196953L)]
    [DataRow(999901L)]
    [DataRow(999952L)]
    [DataRow(20260000L)]
    [DataRow(20260100L)]
    [DataRow(20261301L)]
    [DataRow(20260230L)]
    [DataRow(20270229L)]
    [DataRow(21000229L)]
    [DataRow(20260431L)]
    [DataRow(19691231L)]
    [DataRow(99990101L)]
    [DataRow(99991231L)]
    [DataRow(2026112L)]
    [DataRow(202611211L)]
    [DataRow(4294967296L + 202647L)]
    [DataRow(long.MaxValue)]
    [DataRow(long.MinValue)]
    public void A_number_that_is_no_day_and_no_week_is_refused(long code) => Assert.IsFalse(Window.TryParse(code, out _));

    [TestMethod]
    public void Every_number_that_is_read_has_an_end_and_is_written_as_the_same_number()
    {
        // Every week code, and every day code of the years at both ends and of some with leap days.
        var weeks = Enumerable.Range(0, 1_000_000);
        int[] years = [1969, 1970, 1972, 2000, 2026, 2100, 9996, 9998, 9999];
        var days = years.SelectMany(year => Enumerable.Range(year * 10_000, 10_000));
        foreach (var code in weeks.Concat(days))
        {
            if (Window.TryParse(code, out var window))
            {
                Assert.AreEqual(code, window.Code);
                Assert.IsGreaterThan(window.Start, window.End);
            }
        }
    }

    [TestMethod]
    [DataRow(9999, 1, 1)]
    [DataRow(9999, 12, 31)]
    public void A_day_whose_window_has_no_end_in_the_calendar_is_a_mistake_of_the_caller(int year, int month, int day)
    {
        var date = new LocalDate(year, month, day);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Window.Containing(date, WindowLength.Day));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Window.Containing(date, WindowLength.Week));
    }

    [TestMethod]
    public void A_calculation_may_reach_back_before_1970_but_no_report_does()
    {
        var window = Window.Containing(new LocalDate(1969, 12, 15), WindowLength.Day);

        Assert.AreEqual(19_691_215, window.Code);
        Assert.IsFalse(Window.TryParse(window.Code, out _));
    }

    [TestMethod]
    [DataRow(20261121L, "2026-11-21")]
    [DataRow(202647L, "2026-W47")]
    [DataRow(202701L, "2027-W01")]
    public void In_words_a_window_is_written_as_ISO_8601_writes_it(long code, string words)
    {
        Assert.IsTrue(Window.TryParse(code, out var window));

        Assert.AreEqual(words, window.ToString());
    }
}
