namespace Footfall.Simulation.Habits;

/// <summary>How one person works: on which days, at what hours, how much, and with which commands.</summary>
internal sealed record Habit
{
    /// <summary>The chance of use on each day of the week, Monday first.</summary>
    public required IReadOnlyList<double> Weekdays { get; init; }

    /// <summary>The longest run of days without use that is let happen; null for any. 3 means: used at least every third day.</summary>
    public int? LongestGap { get; init; }

    /// <summary>The median number of commands on a day of use; days vary log-normally around it.</summary>
    public required double DailyCommands { get; init; }

    /// <summary>When work begins, in hours of the UTC day; below 0 and above 24 lie in the neighbouring days.</summary>
    public required double Begin { get; init; }

    /// <summary>How many hours a day of work has.</summary>
    public required double Length { get; init; }

    /// <summary>Into how many sittings the commands of a day fall, 1 or more.</summary>
    public required int Sittings { get; init; }

    /// <summary>The first day of a break, counted from the beginning of the simulation, and how many days it lasts; 0 for none.</summary>
    public (int First, int Days) Break { get; init; }

    /// <summary>The commands this person knows, the most used first.</summary>
    public required IReadOnlyList<KnownCommand> Commands { get; init; }

    public bool IsAtWork(int day) => day < Break.First || day >= Break.First + Break.Days;
}
