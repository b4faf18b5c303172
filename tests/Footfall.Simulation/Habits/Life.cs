using NodaTime;

namespace Footfall.Simulation.Habits;

/// <summary>What a person with a habit does, day after day.</summary>
internal static class Life
{
    private const double DailySpread = 0.6;
    private const int MostDailyCommands = 1000;
    private const double MedianSecondsBetweenCommands = 60;
    private const double PauseSpread = 1.4;
    private const double SecondsAnHour = 3600;

    /// <summary>All uses of the days from 0 on, in the order of time. The same random source gives the same life.</summary>
    public static IEnumerable<Use> Of(Habit habit, LocalDate first, int days, int revision, Random random)
    {
        var last = -1;
        var uses = new List<Use>();
        for (var day = 0; day < days; day++)
        {
            var wants = random.NextDouble() < habit.Weekdays[(int)first.PlusDays(day).DayOfWeek - 1];
            if (habit.IsAtWork(day) && (wants || day - last >= habit.LongestGap))
            {
                last = day;
                uses.AddRange(Day(habit, first.PlusDays(day), revision, random));
            }
        }

        // The evening of a day may lie behind the morning of the next.
        return uses.OrderBy(use => use.At);
    }

    private static IEnumerable<Use> Day(Habit habit, LocalDate day, int revision, Random random)
    {
        var commands = (int)Math.Clamp(habit.DailyCommands * Math.Exp(DailySpread * People.Normal(random)), 1, MostDailyCommands);
        var midnight = day.AtMidnight().InUtc().ToInstant();
        var sittings = Math.Min(habit.Sittings, commands);
        for (var sitting = 0; sitting < sittings; sitting++)
        {
            var at = midnight + Duration.FromSeconds((habit.Begin + (habit.Length * (sitting + random.NextDouble()) / sittings)) * SecondsAnHour);
            for (var i = sitting; i < commands; i += sittings)
            {
                yield return new Use(at, Pick(habit.Commands, random).Use(random, revision));
                at += Duration.FromSeconds(1 + (MedianSecondsBetweenCommands * Math.Exp(PauseSpread * People.Normal(random))));
            }
        }
    }

    /// <summary>The command of rank r is used about 1/r as often as the first.</summary>
    private static KnownCommand Pick(IReadOnlyList<KnownCommand> commands, Random random) =>
        commands[Math.Min(commands.Count, (int)Math.Pow(commands.Count + 1, random.NextDouble())) - 1];
}
