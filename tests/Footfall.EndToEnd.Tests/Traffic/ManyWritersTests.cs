using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// Processes that all write at once to the journals of two tools, while background work, <c>status</c> and opt-outs of one of the tools go on
/// without a pause. Of one tool everything is counted, of the other nothing is left.
/// </summary>
[TestClass]
public sealed class ManyWritersTests : IDisposable
{
    private const int Writers = 16;
    private const string Kept = "kept";
    private const string Fickle = "fickle";

    // 16 × 100,000 records of 17 bytes are 27 MB: below the 32 MiB of a segment, should all be written on one day.
    private static readonly int Times = Effort.Times(1_000, 100_000);

    private readonly CancellationTokenSource ended = new();

    [TestMethod]
    public void Each_record_of_sixteen_processes_is_counted_while_background_work_status_and_opt_outs_go_on()
    {
        using var person = new Person();
        using var directory = new TemporaryDirectory();
        Add(person, directory, Kept);
        Add(person, directory, Fickle);

        // For the person's own eyes, so that no end of a week turns exact counters into rounded reports while this runs.
        Succeed(person.Telemetry("enable", Kept, "--local"));
        Succeed(person.Telemetry("enable", Fickle, "--local"));
        var writers = Enumerable.Range(1, Writers).Select(number => Start(person, number)).ToList();
        writers.ForEach(writer => writer.WaitForOutput("ready"));
        Task<int>[] meanwhile =
        [
            Repeat(() => person.Telemetry("flush")),
            Repeat(() => AssertNeverMoreThanWritten(person)),
            Repeat(() =>
            {
                person.Telemetry("disable", Fickle);
                person.Telemetry("enable", Fickle, "--local");
            }),
        ];

        writers.ForEach(writer => writer.Type("go\n"));
        var ends = writers.Select(writer => writer.WaitForExit()).ToList();
        ended.Cancel();
        Task.WaitAll(meanwhile);
        Console.WriteLine($"{Writers} x {Times}: {meanwhile[0].Result} flushes, {meanwhile[1].Result} looks, {meanwhile[2].Result} opt-outs");

        Assert.AreEqual("", string.Join('\n', ends.Where(end => end.ExitCode != 0)), "A record was not written.");
        Succeed(person.Telemetry("disable", Fickle));
        Succeed(person.Telemetry("flush"));
        CollectionAssert.AreEquivalent(
            Enumerable.Range(1, Writers).ToDictionary(number => $"w{number}: success", _ => (long)Times),
            person.Counters("command", Kept));
        Assert.AreEqual(0, (long)person.Inspect("status", Kept)["damagedJournal"]!);
        Assert.IsFalse(Directory.Exists(person.State.Of(ToolName.Parse(Fickle))), "Something is left of a tool after its opt-out.");
        writers.ForEach(writer => writer.Dispose());
    }

    [TestMethod]
    public void Nothing_of_a_tool_is_left_where_the_opt_out_comes_in_the_middle_of_writing()
    {
        using var person = new Person();
        using var directory = new TemporaryDirectory();
        Add(person, directory, Kept);
        Add(person, directory, Fickle);
        Succeed(person.Telemetry("enable", Kept, "--local"));
        Succeed(person.Telemetry("enable", Fickle, "--local"));
        var writers = Enumerable.Range(1, Writers).Select(number => Start(person, number)).ToList();
        writers.ForEach(writer => writer.WaitForOutput("ready"));
        var state = person.State.Of(ToolName.Parse(Fickle));

        writers.ForEach(writer => writer.Type("go\n"));
        Patience.Wait(() => Directory.EnumerateFiles(Path.Combine(state, "journal")).Any(), Patience.Usual, () => "Nobody writes.");
        Succeed(person.Telemetry("disable", Fickle));

        // While the others still write, and when they have ended.
        Assert.IsFalse(Directory.Exists(state));
        writers.ForEach(writer => Assert.AreEqual(0, writer.WaitForExit().ExitCode));
        Assert.IsFalse(Directory.Exists(state));
        writers.ForEach(writer => writer.Dispose());
    }

    public void Dispose() => ended.Dispose();

    private static void AssertNeverMoreThanWritten(Person person)
    {
        var counted = person.Counters("command", Kept);
        Assert.IsTrue(counted.Values.All(count => count <= Times), string.Join(", ", counted));
    }

    private static ChildProcess Start(Person person, int number) =>
        (person.Command(BuiltExecutables.Wrapper, "append", person.State.Root, $"{number}", $"{Times}", Kept, Fickle) with
        {
            Input = StandardInput.Pipe,
            Patience = TimeSpan.FromMinutes(10),
        }).Start();

    private static void Add(Person person, TemporaryDirectory directory, string tool)
    {
        var commands = Enumerable.Range(1, Writers).Select(number => $$"""{"code":{{number}},"path":"w{{number}}","operands":true}""");
        var manifest = $$"""
            {"tool":"{{tool}}","revision":1,"publisher":{"name":"Somebody","endpoint":"http://127.0.0.1:8474/"},
             "commands":[{"code":100,"path":""},{{string.Join(',', commands)}}]}
            """;
        Succeed(person.Telemetry("tools", "add", directory.Write($"{tool}.json", manifest)));
    }

    private static void Succeed(CommandResult result) => Assert.AreEqual(0, result.ExitCode, $"{result}");

    private Task<int> Repeat(Action work) => Task.Factory.StartNew(
        () =>
        {
            var times = 0;
            do
            {
                work();
                times++;
            }
            while (!ended.IsCancellationRequested);
            return times;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
