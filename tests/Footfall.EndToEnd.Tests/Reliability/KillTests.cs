using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// A kill at each system call that touches a file of ours, a socket or a process; a kill anywhere else is one at the next such call. Then
/// everything opens, nothing is counted twice, and at most the invocation in flight is missing.
/// </summary>
[TestClass]
public sealed class KillTests
{
    [TestMethod]
    [DataRow(Disturbed.Flush)]
    [DataRow(Disturbed.Run)]
    public void Work_that_is_killed_at_any_call_loses_and_doubles_nothing(string work)
    {
        using var disturbed = new Disturbed();
        foreach (var moment in Sample.OfMoments(disturbed.Record(work), usual: 12))
        {
            disturbed.Do(work, call => call.Number == moment.Number ? Fault.Kill : null, $"killed at {moment}");
        }
    }
}
