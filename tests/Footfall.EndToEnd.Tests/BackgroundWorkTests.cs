using System.Globalization;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>What the other tests wait for is seen at every instant.</summary>
[TestClass]
public sealed class BackgroundWorkTests
{
    private const string Times = "2000";

    [TestMethod]
    public void A_process_that_becomes_telemetry_again_and_again_is_never_taken_for_something_else()
    {
        using var home = new TemporaryDirectory();
        File.Copy("/bin/sh", home["telemetry"]);
        home.Write("flush", "[ $1 -gt 0 ] && exec ./telemetry flush $(($1 - 1))\necho the last\nread line\n");
        var command = new Command(home["telemetry"], "flush", Times)
        {
            Environment = CleanEnvironment.At(home.FullPath),
            WorkingDirectory = home.FullPath,
            Input = StandardInput.Pipe,
        };
        using var process = command.Start();
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}");

        var looks = 0;
        while (!process.Output.Contains("the last", StringComparison.Ordinal))
        {
            Assert.AreNotEqual(false, BackgroundWork.IsOf(home.FullPath, folder), $"Look {looks}");
            looks++;
        }

        Assert.IsTrue(BackgroundWork.IsOf(home.FullPath, folder));
        Assert.IsTrue(BackgroundWork.IsThere(home.FullPath));
        Assert.AreEqual(process.Id, BackgroundWork.Find(home.FullPath));
        process.Type("\n");
        process.WaitForExit();
        Assert.IsFalse(BackgroundWork.IsThere(home.FullPath));
        Assert.IsNull(BackgroundWork.Find(home.FullPath));
    }
}
