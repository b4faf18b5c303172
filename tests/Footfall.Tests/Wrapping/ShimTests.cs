using System.Text;

namespace Footfall.Tests;

[TestClass]
public sealed class ShimTests
{
    [TestMethod]
    [DataRow("git", "/opt/telemetry", true)]
    [DataRow("/home/ann/shims/git", "/opt/telemetry", true)]
    [DataRow("./git", "/opt/telemetry", true)]
    [DataRow("dotnet", "/opt/telemetry", true)]
    [DataRow("é", "/opt/telemetry", true)]
    [DataRow("telemetry", "/opt/telemetry", false)]
    [DataRow("/usr/bin/telemetry", "/opt/telemetry", false)]
    [DataRow("footfall", "/opt/footfall", false, DisplayName = "renamed")]
    [DataRow("telemetry", "/opt/footfall", false, DisplayName = "a link with our name to one that was renamed")]
    [DataRow("", "/opt/telemetry", false, DisplayName = "no name")]
    [DataRow("/opt/", "/opt/telemetry", false, DisplayName = "a directory")]
    public void A_shim_has_another_name_than_telemetry(string called, string executable, bool isShim) =>
        Assert.AreEqual(isShim, ShimName.IsNameOfAnother(Encoding.UTF8.GetBytes(called), executable));

    [TestMethod]
    public void This_test_is_nobodys_shim() => Assert.IsNull(ShimName.Called());
}
