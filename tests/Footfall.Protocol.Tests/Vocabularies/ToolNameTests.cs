namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ToolNameTests
{
    [TestMethod]
    [DataRow("dfx")]
    [DataRow("g++")]
    [DataRow("7z")]
    [DataRow("x")]
    [DataRow("git-lfs")]
    [DataRow("python3.13")]
    [DataRow("clang_format")]
    [DataRow("a23456789012345678901234567890bc")]
    public void A_name_is_kept_as_it_is(string text)
    {
        Assert.IsTrue(ToolName.TryParse(text, out var name));

        Assert.AreEqual(text, name.Text);
        Assert.AreEqual(text, name.ToString());
        Assert.AreEqual(ToolName.Parse(text), name);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("Dfx")]
    [DataRow("DFX")]
    [DataRow("-dfx")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow(".dfx")]
    [DataRow("+x")]
    [DataRow("_x")]
    [DataRow("a b")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("a%2f")]
    [DataRow("dfx\n")]
    [DataRow("dfx\0")]
    [DataRow("dfxé")]
    [DataRow("ｄfx")]
    [DataRow("٣x")]
    [DataRow("a23456789012345678901234567890bcd")]
    public void Anything_that_could_leave_a_path_or_a_URL_is_refused(string? text)
    {
        Assert.IsFalse(ToolName.TryParse(text, out var name));
        Assert.IsNull(name);
    }

    [TestMethod]
    public void A_text_that_was_thought_to_be_a_name_is_named_in_the_error()
    {
        var error = Assert.ThrowsExactly<FormatException>(() => ToolName.Parse("../x"));

        Assert.Contains("'../x'", error.Message);
    }

    [TestMethod]
    [DataRow("dfx", "dfx")]
    [DataRow("/usr/local/bin/dfx", "dfx")]
    [DataRow("./dfx", "dfx")]
    [DataRow("C:\\Tools\\dfx.exe", "dfx")]
    [DataRow("dfx.EXE", "dfx")]
    [DataRow("Git.exe", "git")]
    [DataRow("/opt/a b/g++", "g++")]
    [DataRow("/usr/bin/python3.13", "python3.13")]
    public void The_name_of_an_executable_is_its_file_name(string executable, string name) =>
        Assert.AreEqual(ToolName.Parse(name), ToolName.FromExecutable(executable));

    [TestMethod]
    [DataRow("")]
    [DataRow("/")]
    [DataRow("/usr/bin/")]
    [DataRow(".exe")]
    [DataRow("my tool")]
    [DataRow("Dfx")]
    [DataRow("..")]
    public void An_executable_whose_file_name_is_no_tool_name_is_no_tool(string executable) =>
        Assert.IsNull(ToolName.FromExecutable(executable));

    [TestMethod]
    public void Names_are_compared_by_their_text()
    {
        Assert.AreEqual(ToolName.Parse("dfx"), ToolName.Parse("dfx"));
        Assert.AreNotEqual(ToolName.Parse("dfx"), ToolName.Parse("icp"));
    }
}
