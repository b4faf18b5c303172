using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

/// <summary>Things that are valid, to be changed by a test in the one place that it is about.</summary>
internal static class Some
{
    public const string ManifestText = """
        {
          "tool": "demo",
          "revision": 3,
          "publisher": { "name": "The demo people", "endpoint": "https://counts.example.org/", "policy": "https://example.org/telemetry" },
          "cap": 8,
          "optOut": [{ "variable": "DEMO_NO_TELEMETRY" }, { "variable": "DEMO_TELEMETRY", "values": ["off", "no"] }],
          "commands": [
            { "code": 1, "path": "", "options": [{ "code": 1, "names": ["--verbose", "-v"], "inherited": true, "environment": ["DEMO_VERBOSE"] }] },
            { "code": 2, "path": "build", "operands": true, "options": [
              { "code": 2, "names": ["--mode"], "values": [{ "code": 1, "name": "debug" }, { "code": 2, "name": "release" }] }] },
            { "code": 3, "path": "test", "operands": true, "options": [{ "code": 3, "names": ["--all"] }] }
          ]
        }
        """;

    /// <summary>A Tuesday.</summary>
    public static LocalDate Day { get; } = new(2026, 11, 24);

    public static ToolName Tool { get; } = ToolName.Parse("demo");

    public static Manifest Manifest { get; } = TestManifests.Read(ManifestText);

    public static Vocabulary Vocabulary { get; } = new(Manifest);


    /// <summary>Everything that can be written down of an invocation.</summary>
    public static Invocation Invocation { get; } = new()
    {
        Revision = 3,
        MayBeSent = true,
        Command = 2,
        Outcome = Outcome.Success,
        Duration = DurationClass.Under1Second,
        Operands = CountClass.Few,
        Terminal = TerminalUse.Interactive,
        Options = [1, 2],
        Values = [2],
    };

    /// <summary>The same, but one of its options came from the environment.</summary>
    public static Invocation InvocationByEnvironment { get; } = Invocation with { Options = [2], Environment = [1] };

    public static ConsentRecord Yes { get; } = new()
    {
        Tool = Tool,
        Answer = ConsentAnswer.Yes,
        Endpoint = Manifest.Publisher.Endpoint,
        Policy = Manifest.Publisher.Policy,
        Kinds = ReportKinds.All,
        Day = Day,
    };

    public static ConsentRecord Local { get; } = new() { Tool = Tool, Answer = ConsentAnswer.Local, Kinds = ReportKinds.All, Day = Day };

    public static ConsentRecord No { get; } = new() { Tool = Tool, Answer = ConsentAnswer.No, Day = Day };

    public static ConsentDecision Sending { get; } = Gate().Decide(Terms.Of(Manifest), new ConsentReading(Yes, IsDamaged: false, 0));

    public static Window Week { get; } = Window.Containing(Day, WindowLength.Week);

    public static Window LastWeek { get; } = Window.Containing(Day.PlusDays(-7), WindowLength.Week);

    public static Report Report { get; } = new(3, LastWeek, new Subject(ReportKind.Command, 2, (long)Outcome.Success), 4);

    public static Instant Noon => At(Day, 12);

    /// <summary>A gate without a system policy.</summary>
    public static ConsentGate Gate(params (string Name, string Value)[] variables) => new(new Variables(variables), SystemPolicy.Nothing);

    public static Manifest ManifestWith(Action<JsonObject> change) => TestManifests.Read(TextWith(change));

    public static string TextWith(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(ManifestText)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    public static Instant At(LocalDate day, int hour) => (day + new LocalTime(hour, 0)).InUtc().ToInstant();

    public static Nonce Nonce(int number) => Protocol.Nonce.From([.. Encoding.ASCII.GetBytes($"nonce {number:0000000000}")]);

    /// <summary>A report that may leave at noon of <see cref="Day"/>.</summary>
    public static OutboxReport Waiting(int number, Report? report = null) => new()
    {
        Nonce = Nonce(number),
        Body = ReportFormat.Write(report ?? Report),
        Release = Noon - Duration.FromHours(1),
        Deadline = ReleaseTime.DeadlineOf((report ?? Report).Window),
    };

    public static CellKey Key(ReportKind kind, long a, long b, bool mayBeSent = true) => new(LastWeek, mayBeSent, new Subject(kind, a, b));

    /// <summary>Any invocation of the manifest above.</summary>
    public static Invocation AnyInvocation(SeededRandom random)
    {
        var command = random.Below(4);
        int[] options = command switch { 2 => [1, 2], 3 => [1, 3], 1 => [1], _ => [] };
        var given = options.Where(_ => random.OnceIn(2)).ToImmutableArray();
        var isInherited = command > 0 && !given.Contains(1) && random.OnceIn(2);
        return new Invocation
        {
            Revision = 3,
            MayBeSent = true,
            Command = command,
            Outcome = random.Pick([Outcome.Success, Outcome.Success, Outcome.Failure, Outcome.Failure, Outcome.Usage, Outcome.Interrupted, Outcome.Crashed]),
            Duration = (DurationClass)(random.Below(10) + 1),
            Operands = command >= 2 ? (CountClass)(random.Below(5) + 1) : null,
            Terminal = (TerminalUse)(random.Below(2) + 1),
            Options = given,
            Values = given.Contains(2) ? [random.Below(2) + 1] : [],
            Environment = isInherited ? [1] : [],
        };
    }
}
