using Footfall.Cli.Drafting;
using Footfall.Protocol;

namespace Footfall.Cli.Tests.Drafting;

[TestClass]
public sealed class DraftProgressTests
{
    [TestMethod]
    public void The_line_is_written_over_and_wiped_out()
    {
        using var error = new StringWriter();

        using (var progress = new DraftProgress(MachineWith(error, isTerminal: true), ToolName.Parse("git")))
        {
            progress.Report(new WalkProgress(9, 10));
            progress.Report(new WalkProgress(10, 10));
        }

        Assert.AreEqual("\rReading the help of git: 9 of 10 commands\rReading the help of git: 10 of 10 commands\r                                          \r", error.ToString());
    }

    [TestMethod]
    public void Nothing_is_shown_where_standard_error_is_no_terminal()
    {
        using var error = new StringWriter();

        using (var progress = new DraftProgress(MachineWith(error, isTerminal: false), ToolName.Parse("git")))
        {
            progress.Report(new WalkProgress(9, 10));
        }

        Assert.AreEqual("", error.ToString());
    }

    private static Machine MachineWith(TextWriter error, bool isTerminal) => new()
    {
        Environment = new Variables(),
        Clock = NodaTime.SystemClock.Instance,
        Random = new SeededRandom(1),
        Out = TextWriter.Null,
        Error = error,
        ErrorIsTerminal = isTerminal,
        Columns = 80,
    };
}
