namespace Footfall.Cli.Tests;

[TestClass]
public sealed class ProgressTests
{
    [TestMethod]
    public void Nothing_is_shown_where_standard_error_is_no_terminal()
    {
        using var error = new StringWriter();

        using (var progress = new Progress(MachineWith(error, isTerminal: false), "Working ..."))
        {
            progress.Show();
        }

        Assert.AreEqual("", error.ToString());
    }

    [TestMethod]
    public void The_line_is_shown_once_and_wiped_out()
    {
        using var error = new StringWriter();

        using (var progress = new Progress(MachineWith(error, isTerminal: true), "Working ..."))
        {
            progress.Show();
            progress.Show();
        }

        Assert.AreEqual("Working ...\r           \r", error.ToString());
    }

    [TestMethod]
    public void Nothing_is_shown_after_the_end()
    {
        using var error = new StringWriter();

        var progress = new Progress(MachineWith(error, isTerminal: true), "Working ...");
        progress.Dispose();
        progress.Show();

        Assert.AreEqual("", error.ToString());
    }

    [TestMethod]
    public void The_line_is_cut_to_the_terminal()
    {
        using var error = new StringWriter();

        using (var progress = new Progress(MachineWith(error, isTerminal: true), new string('x', 100)))
        {
            progress.Show();
        }

        Assert.StartsWith(new string('x', 39) + "\r ", error.ToString());
    }

    private static Machine MachineWith(StringWriter error, bool isTerminal) => new()
    {
        Environment = new Variables(),
        Clock = NodaTime.SystemClock.Instance,
        Random = new SeededRandom(1),
        Out = TextWriter.Null,
        Error = error,
        Columns = 40,
        ErrorIsTerminal = isTerminal,
    };
}
