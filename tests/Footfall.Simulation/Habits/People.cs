using Footfall.Protocol;

namespace Footfall.Simulation.Habits;

/// <summary>Draws persons with varied habits: log-normal activity, weekdays, hours, holidays, and a few commands of their own.</summary>
/// <param name="manifest">Of the tool that they use.</param>
/// <param name="options">The options of a command that anybody knows. Default: all.</param>
internal sealed class People(Manifest manifest, Func<CommandEntry, IEnumerable<OptionEntry>>? options = null)
{
    // The most used first.
    private static readonly Dictionary<string, string[]> Everyday = new()
    {
        ["git"] =
        [
            "status", "commit", "push", "add", "pull", "diff", "checkout", "log", "fetch", "branch", "rebase", "stash", "merge", "show", "clone", "switch",
            "reset", "restore", "cherry-pick", "blame", "remote", "tag", "rm", "mv", "grep", "rev-parse", "config", "clean", "bisect", "describe",
            "worktree", "reflog", "submodule", "init", "revert", "apply", "am", "format-patch", "archive", "shortlog",
        ],
        ["dfx"] =
        [
            "deploy", "canister call", "start", "build", "stop", "canister status", "identity use", "canister create", "generate", "identity whoami",
            "canister id", "canister install", "new", "cycles balance", "canister logs", "identity get-principal", "ping", "canister update-settings",
            "ledger balance", "canister delete", "deps pull", "info replica-port", "cycles convert", "upgrade", "wallet balance", "identity list",
        ],
    };

    private const int MostKnown = 40;

    private readonly List<CommandEntry> known = [.. Known(manifest).Take(MostKnown)];

    public Habit Draw(Random random, int days)
    {
        var weekdays = random.NextDouble() switch
        {
            < 0.45 => Week(work: 0.88, weekend: 0.08),
            < 0.60 => Week(work: 0.97, weekend: 0.75),
            < 0.75 => Week(work: 0.42, weekend: 0.30),
            < 0.90 => Week(work: 0.15, weekend: 0.10),
            _ => Week(work: 0.03, weekend: 0.03),
        };
        return Person(random, random.Next(3, 21)) with
        {
            Weekdays = weekdays,
            Break = random.NextDouble() < days / 90.0 ? (random.Next(days), random.Next(5, 22)) : default,
        };
    }

    /// <summary>A person who uses the tool at least every third UTC day, and goes on no holiday.</summary>
    public Habit DrawSteady(Random random) => Person(random, random.Next(3, 21)) with
    {
        Weekdays = Week(work: 0.4, weekend: 0.1),
        LongestGap = 3,
        Begin = random.Next(0, 12),
        Length = 10,
    };

    /// <summary>A person who runs a few commands of the tool all day and every day: background work runs more often than there are reports.</summary>
    public Habit DrawBusy(Random random) => Person(random, commands: 3) with
    {
        Weekdays = Week(work: 1, weekend: 1),
        DailyCommands = 150,
        Length = 9,
        Sittings = 12,
    };

    private Habit Person(Random random, int commands) => new()
    {
        Weekdays = Week(work: 0.8, weekend: 0.1),
        DailyCommands = 12 * Math.Exp(1.1 * Normal(random)),
        Begin = random.Next(-3, 18) + (1.5 * Normal(random)),
        Length = 2 + (8 * random.NextDouble()),
        Sittings = random.Next(1, 7),
        Commands = [.. Choose(random, commands).Select(command => Know(random, command))],
    };

    private static double[] Week(double work, double weekend) => [work, work, work, work, work, weekend, weekend];

    // Of another tool whatever comes first and has no commands below it.
    private static IEnumerable<CommandEntry> Known(Manifest manifest) =>
        Everyday.TryGetValue(manifest.Tool.Text, out var everyday)
            ? everyday.SelectMany(path => manifest.Commands.Where(command => command.Path == path))
            : manifest.Commands.Where(command => command.Path.Length > 0 && !command.IsExternal
                && !manifest.Commands.Any(other => other.Path.StartsWith(command.Path + " ", StringComparison.Ordinal)));

    /// <summary>Of the everyday commands so many, the common ones more likely than the rare.</summary>
    private IEnumerable<CommandEntry> Choose(Random random, int count) => known
        .Select((command, rank) => (Command: command, Key: Math.Pow(random.NextDouble(), rank + 1.0)))
        .OrderByDescending(entry => entry.Key)
        .Take(count)
        .Select(entry => entry.Command);

    private KnownCommand Know(Random random, CommandEntry command)
    {
        var given = (options?.Invoke(command) ?? command.Options).OrderBy(_ => random.Next()).Take(random.Next(4)).OrderBy(option => option.Code).ToList();
        return new KnownCommand(
            command.Code,
            [.. given.Select(option => option.Code)],
            [.. given.Where(option => !option.Values.IsEmpty).Select(option => option.Values[random.Next(option.Values.Length)].Code).Order()],
            command.Operands,
            FailureRate: 0.02 + (0.2 * random.NextDouble() * random.NextDouble()),
            (DurationClass)random.Next((int)DurationClass.Under100Milliseconds, (int)DurationClass.Under10Seconds));
    }

    /// <summary>A draw from the standard normal distribution (Box and Muller).</summary>
    internal static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
