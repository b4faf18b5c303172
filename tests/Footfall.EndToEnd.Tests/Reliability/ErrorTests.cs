using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// Each call that touches a file of ours or a socket fails once, or from then on, or writes less than it was to. The wrapped tool does not
/// notice, and nothing is lost or doubled but the invocation that could not be written down.
/// </summary>
[TestClass]
public sealed class ErrorTests
{
    private const int Unreadable = 5;
    private const int NoSpace = 28;
    private const int Sector = 512;

    private const int Interrupted = 4;

    // EIO, EINTR, ENOSPC, EROFS, EDQUOT.
    private static readonly int[] Errors = [Unreadable, Interrupted, NoSpace, 30, 122];

    [TestMethod]
    [DataRow(Disturbed.Flush)]
    [DataRow(Disturbed.Run)]
    public void Work_with_one_call_that_fails_loses_and_doubles_nothing(string work)
    {
        using var disturbed = new Disturbed();
        var calls = disturbed.Record(work).Where(call => call.Subject != CallSubject.Process);
        foreach (var (moment, error) in Sample.Of([.. calls.SelectMany(call => Errors.Where(error => MayGive(call, error)).Select(error => (call, error)))], usual: 12))
        {
            var what = $"error {error} at {moment}";
            var result = disturbed.Do(work, call => call.Number == moment.Number ? Fault.Error(error) : null, what, damagedJournal: 1);
            Disturbed.AssertToolIsItself(work, result, what);
        }
    }

    /// <summary>What was counted would be begun anew, or counted once more.</summary>
    [TestMethod]
    public void What_background_work_cannot_read_is_not_taken_for_gone_or_damaged()
    {
        using var disturbed = new Disturbed();
        var reads = disturbed.Record(Disturbed.Flush).Where(call =>
            call.Subject == CallSubject.File && (call.Name.Contains("stat", StringComparison.Ordinal) || call.Name is "read" or "pread64" or "lseek"));
        foreach (var moment in Sample.Of([.. reads], usual: 40))
        {
            disturbed.Do(Disturbed.Flush, call => call.Number == moment.Number ? Fault.Error(Unreadable) : null, $"error {Unreadable} at {moment}");
        }
    }

    [TestMethod]
    [DataRow(Disturbed.Flush)]
    [DataRow(Disturbed.Run)]
    public void Work_on_a_disk_that_is_full_from_any_call_on_loses_and_doubles_nothing(string work)
    {
        using var disturbed = new Disturbed();
        foreach (var moment in Sample.Of([.. disturbed.Record(work).Where(call => call.Changes && call.Subject == CallSubject.File)], usual: 6))
        {
            var what = $"full from {moment} on";
            var result = disturbed.Do(
                work, call => call.Number >= moment.Number && (IsMaking(call) || call.Name is ("write" or "pwrite64")) ? Fault.Error(NoSpace) : null, what, damagedJournal: 1);
            Disturbed.AssertToolIsItself(work, result, what);
        }
    }

    [TestMethod]
    [DataRow(Disturbed.Flush)]
    [DataRow(Disturbed.Run)]
    public void Work_whose_write_is_cut_at_any_length_loses_and_doubles_nothing(string work)
    {
        using var disturbed = new Disturbed();
        var cuts = disturbed.Record(work)
            .Where(call => call.Name is "write" or "pwrite64")
            .SelectMany(call => Lengths(call.Data.Length).SelectMany(length => new[] { (call, length, IsFull: false), (call, length, IsFull: true) }))
            .ToList();
        foreach (var (moment, length, isFull) in Sample.Of(cuts, usual: 8))
        {
            var what = $"{length} bytes of {moment}{(isFull ? ", then full" : "")}";
            var result = disturbed.Do(work, call => Cut(call, moment.Number, length, isFull), what, damagedJournal: 1);
            Disturbed.AssertToolIsItself(work, result, what);
        }
    }

    /// <summary>Any call may fail by the device, one that may wait by a signal, one that changes something by the room for it.</summary>
    private static bool MayGive(TracedCall call, int error) => error switch
    {
        Unreadable => true,
        Interrupted => !call.Name.Contains("stat", StringComparison.Ordinal),
        _ => call.Changes && call.Subject == CallSubject.File,
    };

    private static Fault? Cut(TracedCall call, int number, int length, bool isFull) =>
        call.Number == number ? Fault.ShortWrite(length)
        : isFull && call.Number > number && call.Name is ("write" or "pwrite64") ? Fault.Error(NoSpace)
        : null;

    private static bool IsMaking(TracedCall call) => !call.Existed && call.Name is ("openat" or "mkdir");

    /// <summary>Each length of what is short; of pages a byte, a sector, half, and all but a byte.</summary>
    private static IEnumerable<int> Lengths(int length) => length < Sector ? Enumerable.Range(1, Math.Max(length - 1, 0)) : [1, Sector, length / 2, length - 1];
}
