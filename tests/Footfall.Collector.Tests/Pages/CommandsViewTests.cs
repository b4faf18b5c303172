using Footfall.Protocol;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class CommandsViewTests
{
    private static readonly Window Before = Window.Containing(Some.LastWeek.Start.PlusDays(-1), WindowLength.Week);

    [TestMethod]
    public void Commands_are_ordered_by_their_uses_over_all_outcomes()
    {
        var view = CommandsView.Of(Of(Some.LastWeek, Command(1, 1, 20, 100), Command(2, 1, 20, 80), Command(2, 2, 20, 40)), null);

        Assert.AreEqual("#2 120, #1 100", string.Join(", ", view.Table.Rows.Select(row => $"{row.Label} {row.Value}")));
    }

    [TestMethod]
    public void The_share_of_successes_is_of_what_is_shown()
    {
        var view = CommandsView.Of(Of(Some.LastWeek, Command(2, 1, 20, 80), Command(2, 2, 20, 40)), null);

        Assert.AreEqual("67\u00A0%", view.Table.Rows[0].Cells[1]);
    }

    [TestMethod]
    public void Nothing_is_said_about_success_where_only_one_outcome_is_shown()
    {
        Assert.AreEqual("others hidden", CommandsView.Of(Of(Some.LastWeek, Command(2, 1, 20, 80)), null).Table.Rows[0].Cells[1]);
        Assert.AreEqual("–", CommandsView.Of(Of(Some.LastWeek, Command(2, 2, 20, 80)), null).Table.Rows[0].Cells[1]);
    }

    [TestMethod]
    [DataRow(100, "the same")]
    [DataRow(80, "+25\u00A0%")]
    [DataRow(200, "−50\u00A0%")]
    public void Change_is_against_the_window_before(long before, string change)
    {
        var view = CommandsView.Of(Of(Some.LastWeek, Command(2, 1, 20, 100)), Of(Before, Command(2, 1, 20, before)));

        Assert.AreEqual(change, view.Table.Rows[0].Cells[0]);
    }

    [TestMethod]
    public void A_command_that_was_not_shown_before_has_no_change()
    {
        var view = CommandsView.Of(Of(Some.LastWeek, Command(2, 1, 20, 100)), Of(Before));

        Assert.AreEqual("newly shown", view.Table.Rows[0].Cells[0]);
    }

    [TestMethod]
    public void With_noise_a_small_change_is_none_and_a_small_figure_is_left_out()
    {
        var view = CommandsView.Of(
            Of(Some.LastWeek, Noisy(1, 1, 1_000), Noisy(1, 2, 100), Noisy(2, 1, 12)),
            Of(Before, Noisy(1, 1, 990), Noisy(1, 2, 100)));

        Assert.AreEqual("within noise", view.Table.Rows.Single().Cells[0]);
        Assert.AreEqual("91\u00A0% ±\u00A02", view.Table.Rows.Single().Cells[1]);
        Assert.AreEqual("Reports", view.Table.Unit);
        StringAssert.StartsWith(view.Group.Missing, "1 figure not larger than the margin is left out", StringComparison.Ordinal);
    }

    private static WindowFigures Of(Window window, params Figure[] figures) => new(window, Some.Today, () => figures);

    private static Figure Command(long command, long outcome, long reports, long sum) => new()
    {
        Tool = ToolName.Parse("git"),
        Window = Some.LastWeek,
        Kind = ReportKind.Command,
        Codes = (command, outcome),
        What = $"#{command}",
        Reports = reports,
        Sum = sum,
        Rule = "k=20",
    };

    private static Figure Noisy(long command, long outcome, long reports) => Command(command, outcome, reports, 0) with { Sum = null, Margin = 24, Rule = "eps=1;cells=8" };
}
