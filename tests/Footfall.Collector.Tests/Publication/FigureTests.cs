using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class FigureTests
{
    private static readonly Figure Commits = new()
    {
        Tool = ToolName.Parse("git"),
        Window = Some.LastWeek,
        Kind = ReportKind.Command,
        Codes = (2, 1),
        What = "commit",
        Which = "success",
        Reports = 40,
        Sum = 123,
        Rule = "k=20",
    };

    [TestMethod]
    public void A_figure_is_a_line() => Assert.AreEqual("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t40\t123\t0\tk=20", Commits.ToString());

    [TestMethod]
    public void What_is_not_shown_is_a_line_without_codes() => Assert.AreEqual(
        "git\t2026-W47\tcommand\t\t\t(hidden)\t\t40\t123\t0\tk=20",
        (Commits with { Codes = null, What = Figure.Hidden, Which = "" }).ToString());

    [TestMethod]
    public void With_noise_there_is_a_margin_and_no_sum() => Assert.AreEqual(
        "git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t-3\t\t24\teps=1;cells=8",
        (Commits with { Reports = -3, Sum = null, Margin = 24, Rule = "eps=1;cells=8" }).ToString());

    [TestMethod]
    public void Every_figure_is_read_as_it_was_written()
    {
        var random = new SeededRandom(1);
        string[] texts = ["", "a", "tab\there", "line\nfeed\r", "back\\slash\\t", "größer", "\\", "#12", "a\\n"];
        for (var i = 0; i < 500; i++)
        {
            var figure = Commits with
            {
                Codes = random.OnceIn(3) ? null : (random.Below(100), random.Below(100)),
                What = random.Pick(texts) + random.Pick(texts),
                Which = random.Pick(texts),
                Reports = random.Below(100) - 50,
                Sum = random.OnceIn(3) ? null : random.Below(1000),
                Margin = random.Below(30),
            };

            Assert.DoesNotContain('\n', figure.ToString());
            Assert.IsTrue(Figure.TryParse(figure.ToString(), out var read));
            Assert.AreEqual(figure, read);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t40\t123\t0")]
    [DataRow("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t40\t123\t0\tk=20\t")]
    [DataRow("git\t2026-W54\tcommand\t2\t1\tcommit\tsuccess\t40\t123\t0\tk=20")]
    [DataRow("git\t2026-W47\tcommand\t2\t\tcommit\tsuccess\t40\t123\t0\tk=20")]
    [DataRow("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t040\t123\t0\tk=20")]
    [DataRow("git\t2026-W47\tcommand\t2\t1\tcommit\tsuccess\t\t123\t0\tk=20")]
    [DataRow("git\t2026-W47\tcommander\t2\t1\tcommit\tsuccess\t40\t123\t0\tk=20")]
    [DataRow("git\t2026-W47\tcommand\t2\t1\tcom\\mit\tsuccess\t40\t123\t0\tk=20")]
    public void Nothing_else_is_read(string line) => Assert.IsFalse(Figure.TryParse(line, out _));
}
