using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class VersionProbeTests
{
    [TestMethod]
    [DataRow("git version 2.39.5\n", "git version ")]
    [DataRow("tool 2.39.5 (Debian)\r\nmore", "tool ")]
    [DataRow("Docker version 2.39.5, build e6534b4\n", "Docker version ")]
    [DataRow("Client Version: v2.39.5\nKustomize Version: v5.6.0\n", "Client Version: v")]
    public void The_version_stands_behind_the_prefix_up_to_a_blank_or_comma(string answer, string prefix) =>
        Assert.AreEqual(ToolVersion.Parse("2.39.5"), VersionProbe.Read(answer, prefix));

    [TestMethod]
    public void An_answer_without_the_prefix_has_no_version() =>
        Assert.AreEqual(ToolVersion.Unknown, VersionProbe.Read("command not found", "git version "));
}
