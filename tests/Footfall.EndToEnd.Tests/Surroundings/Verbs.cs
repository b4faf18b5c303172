using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>What a person, or background work, does to a state directory that somebody has tampered with.</summary>
internal static class Verbs
{
    /// <summary>What shows whether all is well; changes nothing.</summary>
    public static readonly string[][] Looking = [["flush"], ["status"], ["doctor"]];

    /// <summary>All others, those that delete last.</summary>
    public static readonly string[][] All =
    [
        ["status", "mytool", "--json"], ["show"], ["preview"], ["log"], ["tools"], ["tools", "list", "--json"], ["vocabulary", "check", "mytool", "mytool"], ["shellenv"],
        ["enable", "mytool", "--local"], ["enable", "mytool"], ["wrap", "mytool"], ["flush", "--json"], ["purge", "mytool"], ["disable", "mytool"], ["flush"],
        ["tools", "remove", "mytool"], ["unwrap", "mytool"], ["disable", "--all"],
    ];

    /// <summary>Does one: it ends by itself, with one of its exit codes, and without a mistake of ours.</summary>
    public static CommandResult Do(Person person, params string[] verb)
    {
        var said = person.Telemetry(verb);
        var what = $"telemetry {string.Join(' ', verb)}: {said}";
        Assert.IsNull(said.Signal, what);
        Assert.IsTrue(said.ExitCode is 0 or (>= 3 and <= 8), what);
        Assert.DoesNotContain("mistake of ours", said.Error, what);
        Assert.DoesNotContain("Unhandled", said.Error, what);
        if (said.ExitCode is not (0 or 8))
        {
            Assert.StartsWith("telemetry: ", said.Error, what);
        }

        return said;
    }
}
