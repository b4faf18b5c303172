using NodaTime;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ClassesTests
{
    [TestMethod]
    [DataRow(int.MinValue, CountClass.None)]
    [DataRow(-1, CountClass.None)]
    [DataRow(0, CountClass.None)]
    [DataRow(1, CountClass.One)]
    [DataRow(2, CountClass.Few)]
    [DataRow(3, CountClass.Few)]
    [DataRow(4, CountClass.Several)]
    [DataRow(7, CountClass.Several)]
    [DataRow(8, CountClass.Many)]
    [DataRow(int.MaxValue, CountClass.Many)]
    public void A_count_has_a_class(int count, CountClass expected) => Assert.AreEqual(expected, Classes.OfCount(count));

    [TestMethod]
    [DataRow(100L, DurationClass.Under100Milliseconds, DurationClass.Under300Milliseconds)]
    [DataRow(300L, DurationClass.Under300Milliseconds, DurationClass.Under1Second)]
    [DataRow(1_000L, DurationClass.Under1Second, DurationClass.Under3Seconds)]
    [DataRow(3_000L, DurationClass.Under3Seconds, DurationClass.Under10Seconds)]
    [DataRow(10_000L, DurationClass.Under10Seconds, DurationClass.Under30Seconds)]
    [DataRow(30_000L, DurationClass.Under30Seconds, DurationClass.Under100Seconds)]
    [DataRow(100_000L, DurationClass.Under100Seconds, DurationClass.Under300Seconds)]
    [DataRow(300_000L, DurationClass.Under300Seconds, DurationClass.Under1000Seconds)]
    [DataRow(1_000_000L, DurationClass.Under1000Seconds, DurationClass.Longer)]
    public void A_bound_belongs_to_the_longer_class(long milliseconds, DurationClass below, DurationClass from)
    {
        var bound = Duration.FromMilliseconds(milliseconds);

        Assert.AreEqual(below, Classes.OfDuration(bound - Duration.Epsilon));
        Assert.AreEqual(from, Classes.OfDuration(bound));
    }

    [TestMethod]
    public void Every_time_has_a_class_even_one_that_a_clock_set_back_made_negative()
    {
        Assert.AreEqual(DurationClass.Under100Milliseconds, Classes.OfDuration(Duration.Zero));
        Assert.AreEqual(DurationClass.Under100Milliseconds, Classes.OfDuration(Duration.MinValue));
        Assert.AreEqual(DurationClass.Longer, Classes.OfDuration(Duration.MaxValue));
    }

    [TestMethod]
    public void This_machine_has_a_platform_and_a_processor_of_the_lists()
    {
        Assert.IsTrue(Enum.IsDefined(Classes.CurrentPlatform()));
        Assert.IsTrue(Enum.IsDefined(Classes.CurrentProcessor()));
        Assert.AreEqual(OperatingSystem.IsLinux(), Classes.CurrentPlatform() == Platform.Linux);
        Assert.AreEqual(OperatingSystem.IsWindows(), Classes.CurrentPlatform() == Platform.Windows);
    }

    [TestMethod]
    public void The_numbers_of_the_classes_never_change()
    {
        Assert.AreEqual("None=1 One=2 Few=3 Several=4 Many=5", Numbers<CountClass>());
        Assert.AreEqual(
            "Under100Milliseconds=1 Under300Milliseconds=2 Under1Second=3 Under3Seconds=4 Under10Seconds=5 Under30Seconds=6 Under100Seconds=7 "
            + "Under300Seconds=8 Under1000Seconds=9 Longer=10",
            Numbers<DurationClass>());
        Assert.AreEqual("Success=1 Failure=2 Usage=3 Interrupted=4 Crashed=5", Numbers<Outcome>());
        Assert.AreEqual("Unknown=0 Release=1 Alpha=2 Beta=3 Preview=4 Candidate=5 Other=6", Numbers<PrereleaseClass>());
        Assert.AreEqual("Other=0 Linux=1 MacOS=2 Windows=3 FreeBsd=4", Numbers<Platform>());
        Assert.AreEqual("Other=0 X64=1 Arm64=2 X86=3 Arm=4 RiscV64=5 Ppc64Le=6 S390X=7 LoongArch64=8", Numbers<Processor>());
        Assert.AreEqual("Interactive=1 NotInteractive=2", Numbers<TerminalUse>());
        Assert.AreEqual("Exact=1 Once=2", Numbers<ActivityMode>());
        Assert.AreEqual("Week=1 Day=2", Numbers<WindowLength>());
    }

    private static string Numbers<T>()
        where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt64(value, null)}"));
}
