using System.Text;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Background work has the variables that it needs, and no others.</summary>
[TestClass]
public sealed class FlushEnvironmentTests
{
    private const string Secret = "a secret that nobody may find";

    [TestMethod]
    public async Task What_background_work_does_not_need_is_not_in_its_environment()
    {
        using var time = new FakeTime(WireTests.At(WireTests.Monday));
        await using var server = RawServer.Start(RawAnswer.Never);
        using var person = new Person(time);
        WireTests.WithOneReportDue(person, time, $"{server.Address}");
        person.Environment["GITHUB_TOKEN"] = Secret;
        person.Environment["USER"] = Secret;
        person.Environment["MY_VARIABLE"] = "kept";

        using var flush = Flush(person);
        await server.Next();
        var environment = Encoding.UTF8.GetString(await File.ReadAllBytesAsync($"/proc/{flush.Id}/environ")).Split('\0');

        CollectionAssert.Contains(environment, $"HOME={person.Home}");
        CollectionAssert.Contains(environment, $"PATH={person.Environment["PATH"]}");
        CollectionAssert.Contains(environment, "MY_VARIABLE=kept");
        Assert.DoesNotContain(Secret, string.Join('\n', environment));
    }

    [TestMethod]
    [DataRow("DOTNET_CLI_TELEMETRY_OPTOUT", "1")]
    [DataRow("DO_NOT_TRACK", "1")]
    [DataRow("FOOTFALL_TELEMETRY", "local")]
    [DataRow("BUILDKITE", "true")]
    public async Task What_forbids_or_limits_is_still_heard(string variable, string value)
    {
        using var time = new FakeTime(WireTests.At(WireTests.Monday));
        await using var server = RawServer.Start();
        using var person = new Person(time);
        WireTests.WithOneReportDue(person, time, $"{server.Address}", "dotnet");
        person.Environment[variable] = value;

        var flush = Flush(person).WaitForExit();

        Assert.AreEqual(0, flush.ExitCode, $"{flush}");
        Assert.IsEmpty(server.Requests);
        person.Environment.Remove(variable);
        var second = Flush(person).WaitForExit();
        Assert.AreEqual(0, second.ExitCode, $"{second}");
        Assert.IsNotEmpty(server.Requests, $"There was something to send. {second}");
    }

    private static ChildProcess Flush(Person person)
    {
        var command = person.Command(BuiltExecutables.TelemetryInTime, "flush");
        var environment = new Dictionary<string, string>(command.Environment) { ["SECRET"] = Secret };
        environment["FOOTFALL_KEEP"] += ",MY_VARIABLE";
        return (command with { Environment = environment }).Start();
    }
}
