using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class StraceTests
{
    [TestMethod]
    public void Files_and_programs_are_found()
    {
        using var directory = new TemporaryDirectory();

        var trace = Strace.Run(new Command("sh", "-c", $"mkdir {directory["made"]}; echo > {directory["written"]}; true"));

        Assert.AreEqual(0, trace.Result.ExitCode, trace.Result.ToString());
        var created = trace.Calls.Where(call => call.CreatesFile).SelectMany(call => call.Strings).ToList();
        CollectionAssert.AreEquivalent(new[] { directory["made"], directory["written"] }, created);
        Assert.AreEqual(2, trace.Calls.Count(call => call.StartsProgram));
        Assert.IsFalse(trace.Calls.Any(call => call.MakesSocket));
    }

    [TestMethod]
    public void A_call_that_was_interrupted_by_another_is_one_call()
    {
        var calls = Strace.Parse(
        [
            "7 openat(AT_FDCWD, \"/a\", O_WRONLY|O_CREAT <unfinished ...>",
            "8 socket(AF_INET, SOCK_STREAM, 0) = 3",
            "7 <... openat resumed>, 0666) = 4",
            "7 +++ exited with 0 +++",
        ]);

        Assert.HasCount(2, calls);
        Assert.AreEqual(new SystemCall(7, "openat", "AT_FDCWD, \"/a\", O_WRONLY|O_CREAT, 0666", "4"), calls[0]);
        Assert.IsTrue(calls[0].CreatesFile);
        Assert.IsTrue(calls[1].MakesSocket);
    }
}
