using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class OutcomeRuleTests
{
    [TestMethod]
    public void On_Linux_seven_signals_are_crashes_and_all_others_interruptions() =>
        Assert.AreEqual("4 5 6 7 8 11 31", CrashesOn(Platform.Linux));

    [TestMethod]
    [DataRow(Platform.MacOS)]
    [DataRow(Platform.FreeBsd)]
    public void Bus_error_and_bad_system_call_have_other_numbers_on_the_BSDs(Platform platform) =>
        Assert.AreEqual("4 5 6 8 10 11 12", CrashesOn(platform));

    [TestMethod]
    public void This_systems_numbers_are_taken_where_none_is_named()
    {
        for (var signal = -1; signal <= 70; signal++)
        {
            Assert.AreEqual(OutcomeRule.OfSignal(signal, Classes.CurrentPlatform()), OutcomeRule.OfSignal(signal));
        }
    }

    private static string CrashesOn(Platform platform) =>
        string.Join(' ', Enumerable.Range(-1, 80).Where(signal => OutcomeRule.OfSignal(signal, platform) == Outcome.Crashed));
}
