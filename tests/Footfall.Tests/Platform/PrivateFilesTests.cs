using System.Collections.Concurrent;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class PrivateFilesTests
{
    private const int Writers = 8;

    /// <summary>As many commands do that find no compiled vocabulary, and as an answer does that is given twice at once.</summary>
    [TestMethod]
    public void Of_many_that_replace_a_file_at_once_none_fails_and_readers_see_one_of_them_as_a_whole()
    {
        using var directory = TemporaryDirectory.InMemory();
        var path = directory.Write("file", "");
        PrivateFiles.Replace(path, Content(1));
        var torn = new ConcurrentBag<string>();
        using var ended = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                var seen = File.ReadAllBytes(path);
                if (seen.Length == 0 || !seen.AsSpan().SequenceEqual(Content(seen[0])))
                {
                    torn.Add($"{seen.Length} bytes");
                }
            }
        });

        var writing = Enumerable.Range(1, Writers).Select(number => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Effort.Times(50, 2_000); i++)
                {
                    PrivateFiles.Replace(path, Content(number));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();

        Task.WaitAll(writing);
        ended.Cancel();
        reading.Wait();
        Assert.AreEqual("", string.Join(", ", torn.Take(3)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(directory.FullPath));
    }

    /// <summary>A wrapped command would rather not keep something than make its person wait.</summary>
    [TestMethod]
    public void Who_does_not_wait_changes_nothing_while_another_writes()
    {
        using var directory = TemporaryDirectory.InMemory();
        var path = directory.Write("file", "old");
        using (KernelLock.TakeDirectoryOf(path, TimeSpan.Zero, out _))
        {
            Assert.ThrowsExactly<IOException>(() => PrivateFiles.Replace(path, Content(1), TimeSpan.Zero));
            Assert.AreEqual("old", File.ReadAllText(path));
            Assert.IsFalse(new FlushStamp(new StateDirectory(directory.FullPath)).TryWrite(NodaTime.Instant.FromUnixTimeSeconds(1)));
        }

        PrivateFiles.Replace(path, Content(1), TimeSpan.Zero);
        CollectionAssert.AreEqual(Content(1), File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(directory.FullPath));
    }

    private static byte[] Content(int number) => [.. Enumerable.Repeat((byte)number, 100 + (number * 1_000))];
}
