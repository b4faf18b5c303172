using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// Promise 4 from the outside: whatever a person's session is full of, nothing of it is in a file of ours, in the memory of the background work
/// while it sends, or on the socket.
/// </summary>
[TestClass]
public sealed class CanaryTests
{
    private const string Kept = "CANARY_KEPT";
    private static readonly LocalDate Monday = new(2026, 11, 23);

    private static readonly string[] Places =
        ["argument", "option", "command", "value", "variable", "variable's name", "user", "host", "home", "working directory", "repository", "tool's path", "tool's output", "file's content", "kept variable"];

    /// <summary>
    /// What the memory of the background work holds all the same: the home and <c>PATH</c> (it works in the one and asks tools that stand on the
    /// other for their versions), and what it was told to keep, by which the search is seen to work.
    /// </summary>
    private static readonly string[] InMemory = ["home", "kept variable", "tool's path"];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task No_canary_is_in_a_file_in_the_memory_of_background_work_or_on_the_socket()
    {
        var seed = Environment.TickCount;
        var holds = false;
        var canaries = new Canaries(seed, Places);
        using var time = new FakeTime(At(Monday));
        await using var server = RawServer.Start(RawAnswer.Chosen(() => Volatile.Read(ref holds) ? RawAnswer.Never : RawAnswer.NoContent));
        using var session = new CanarySession(canaries, time, Kept);
        session.Agree($"{server.Address}");
        foreach (var day in new[] { 0, 1, 2, 8 })
        {
            time.MoveTo(At(Monday.PlusDays(day)));
            session.Work();
            session.WaitForBackgroundWork();
        }

        // The first week closed on the eighth day: by now all of its reports are due. The next command starts the work that sends them.
        Volatile.Write(ref holds, true);
        var before = server.Requests.Count;
        time.MoveTo(At(Monday.PlusDays(16)));
        session.Work();
        Patience.Wait(() => server.Requests.Count > before, Patience.Usual, () => "Nothing is sent.");
        var inMemory = new SortedSet<string>(StringComparer.Ordinal);
        var searched = session.SearchBackgroundWork(inMemory);
        session.WaitForBackgroundWork();

        var inFiles = session.SearchFiles();
        var onSocket = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var request in server.Requests)
        {
            canaries.Find(request.Bytes, onSocket);
        }

        TestContext.WriteLine($"seed {seed}: {searched} bytes of memory, {server.Requests.Count} requests");
        Assert.AreEqual("", string.Join(", ", inFiles), "In files.");
        Assert.AreEqual("", string.Join(", ", onSocket), "On the socket.");
        Assert.AreEqual(string.Join(", ", InMemory), string.Join(", ", inMemory), "In memory.");
    }

    [TestMethod]
    public void A_canary_that_is_planted_in_a_file_or_its_name_is_found()
    {
        var canaries = new Canaries(1, "name", "text", "wide text", "elsewhere");
        using var directory = new TemporaryDirectory();
        directory.Write(canaries["name"], "");
        directory.Write(Path.Combine("deep", "down"), new string('x', 100_000) + canaries["text"]);
        File.WriteAllText(directory["wide"], canaries["wide text"], System.Text.Encoding.Unicode);
        var found = new SortedSet<string>(StringComparer.Ordinal);

        canaries.FindBelow(directory.FullPath, found);

        Assert.AreEqual("name, text, wide text", string.Join(", ", found));
    }

    private static Instant At(LocalDate day) => day.At(new LocalTime(10, 0)).InUtc().ToInstant();
}
