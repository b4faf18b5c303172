using System.Text;

namespace Footfall.Tests;

[TestClass]
public sealed class RawCommandLineTests
{
    [TestMethod]
    public void Takes_the_last_arguments_and_leaves_our_own()
    {
        var arguments = RawCommandLine.LastOf("telemetry\0run\0--\0dfx\0build\0"u8, ["dfx", "build"]);

        Assert.AreEqual("dfx|build", Text(arguments));
    }

    [TestMethod]
    public void Keeps_empty_arguments()
    {
        var arguments = RawCommandLine.LastOf("telemetry\0dfx\0\0\0"u8, ["dfx", "", ""]);

        Assert.AreEqual("dfx||", Text(arguments));
    }

    [TestMethod]
    public void Keeps_bytes_that_are_not_text()
    {
        var arguments = RawCommandLine.LastOf([(byte)'t', 0, (byte)'x', 0, 0xff, 0xfe, 0], ["x", "\ufffd\ufffd"]);

        CollectionAssert.AreEqual(new byte[] { 0xff, 0xfe }, arguments!.Value[1]);
    }

    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("dfx\0build\0", DisplayName = "no name of our own before them")]
    [DataRow("build\0", DisplayName = "too few")]
    [DataRow("telemetry\0dfx\0build", DisplayName = "cut off")]
    [DataRow("telemetry\0dfx\0deploy\0", DisplayName = "other words")]
    public void Refuses_what_does_not_fit(string commandLine) =>
        Assert.IsNull(RawCommandLine.LastOf(Encoding.UTF8.GetBytes(commandLine), ["dfx", "build"]));

    [TestMethod]
    public void Falls_back_to_UTF_8_where_this_process_has_other_arguments()
    {
        var tool = RawCommandLine.FromCurrentProcess(["dfx", "é"]);

        Assert.AreEqual("dfx|é", Text(tool.Arguments));
    }

    [TestMethod]
    public void Executes_another_file_under_the_same_name()
    {
        var tool = RawCommandLine.From(["dfx", "build"]).Executing([.. "/opt/dfx"u8]);

        Assert.AreEqual("/opt/dfx", Encoding.UTF8.GetString(tool.File));
        Assert.AreEqual("dfx|build", Text(tool.Arguments));
    }

    [TestMethod]
    public void Needs_a_name() => Assert.ThrowsExactly<ArgumentException>(() => RawCommandLine.FromCurrentProcess([]));

    private static string Text(IReadOnlyList<byte[]>? arguments) => string.Join('|', arguments!.Select(Encoding.UTF8.GetString));
}
