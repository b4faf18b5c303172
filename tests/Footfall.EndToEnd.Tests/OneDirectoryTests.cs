using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>What is kept lies in one directory, so that whoever deletes it has deleted everything. Watched by strace.</summary>
[TestClass]
public sealed class OneDirectoryTests
{
    /// <summary>More than the database sorts without help.</summary>
    private const int ManyReports = 10_000;

    [TestMethod]
    [DataRow("status")]
    [DataRow("show")]
    [DataRow("preview")]
    [DataRow("log")]
    [DataRow("flush")]
    public void However_much_is_kept_nothing_is_written_outside_of_it(string verb)
    {
        using var person = new Person();
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);
        KeepMuch(person);
        Assert.AreEqual(0, person.Run("git", "status").ExitCode);
        person.WaitForFlush();
        var command = person.Command(BuiltExecutables.Telemetry, verb);

        var traced = Strace.Run(command with { Environment = new Dictionary<string, string>(command.Environment) { ["DOTNET_EnableDiagnostics"] = "0" } });

        Assert.AreEqual(0, traced.Result.ExitCode, $"{traced.Result.Error}");
        var changed = traced.Calls.Where(call => call.ChangesFile).SelectMany(call => call.Strings).Distinct().ToList();
        Assert.IsTrue(changed.Exists(path => IsKept(person, path)), "Nothing was changed at all.");
        Assert.AreEqual("", string.Join('\n', changed.Where(path => !IsKept(person, path) && !IsDevice(path))));
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/self/", StringComparison.Ordinal);

    private static bool IsKept(Person person, string path) => path.StartsWith(person.State.Root + "/", StringComparison.Ordinal);

    private static void KeepMuch(Person person)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var endpoint = Endpoint.Parse("http://127.0.0.1:8474/");
        var body = new byte[256];
        Span<byte> bytes = stackalloc byte[Nonce.Size];
        using var cache = SqliteCache.Open(person.State.Cache(ToolName.Parse("git")));
        using var transaction = cache.Begin();
        for (var i = 0; i < ManyReports; i++)
        {
            BitConverter.TryWriteBytes(bytes, i);
            var nonce = Nonce.From(bytes);
            transaction.Log(new SentReport(nonce, body, endpoint, now - Duration.FromMinutes(i)));
            transaction.Put(new OutboxReport { Nonce = nonce, Body = body, Release = now + Duration.FromDays(2), Deadline = now + Duration.FromDays(10) });
        }

        transaction.Commit();
    }
}
