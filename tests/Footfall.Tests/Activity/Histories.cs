using NodaTime;

namespace Footfall.Tests;

/// <summary>The active days of many machines with all kinds of habits, and the truth about them, counted day by day.</summary>
internal sealed class Histories
{
    private const int LongestSpan = 30;

    private readonly bool[][] active;
    private readonly int[][] distinct;

    private Histories(bool[][] active)
    {
        this.active = active;
        distinct = [.. Enumerable.Range(0, active[0].Length).Select(CountBack)];
    }

    /// <summary>The day with the number 0.</summary>
    public static LocalDate Epoch { get; } = new(2026, 1, 1);

    public int Days => active[0].Length;

    public int Machines => active.Length;

    public static Histories Random(int seed, int machines, int days)
    {
        var random = new Random(seed);
        return new Histories([.. Enumerable.Range(0, machines).Select(machine => OneMachine(random, machine, days))]);
    }

    public bool IsActive(int machine, int day) => active[machine][day];

    /// <summary>How many machines have an active day among the <paramref name="days"/>, 1 to 30, that end with <paramref name="last"/>.</summary>
    public int Distinct(int last, int days) => distinct[last][days];

    /// <summary>Looks back from a day at one machine after another: who is seen within a span is seen within every longer one.</summary>
    private int[] CountBack(int last)
    {
        var seen = new int[LongestSpan + 1];
        foreach (var machine in active)
        {
            var days = 1;
            while (days <= LongestSpan && last - days + 1 >= 0 && !machine[last - days + 1])
            {
                days++;
            }

            for (; days <= LongestSpan && last - days + 1 >= 0; days++)
            {
                seen[days]++;
            }

            // Spans that begin before the first day of the history hold the same days.
            for (; days <= LongestSpan; days++)
            {
                seen[days] += machine.AsSpan(0, last + 1).Contains(true) ? 1 : 0;
            }
        }

        return seen;
    }

    private static bool[] OneMachine(Random random, int machine, int days)
    {
        var history = new bool[days];
        var first = random.Next(days);
        var end = random.Next(3) == 0 ? random.Next(first, days) : days;
        int[] strides = [1, 2, 6, 7, 8, 13, 14, 29, 30, 31, 45];
        switch (machine % 4)
        {
            case 0:
                var chance = Math.Pow(random.NextDouble(), 2);
                for (var day = first; day < end; day++)
                {
                    history[day] = random.NextDouble() < chance;
                }

                break;
            case 1:
                var stride = strides[random.Next(strides.Length)];
                for (var day = first; day < end; day += stride)
                {
                    history[day] = true;
                }

                break;
            case 2:
                for (var day = first; day < end; day += strides[random.Next(strides.Length)])
                {
                    history[day] = true;
                }

                break;
            default:
                for (var day = first; day < end; day += random.Next(1, 60))
                {
                    for (var burst = random.Next(1, 10); burst > 0 && day < end; burst--)
                    {
                        history[day++] = true;
                    }
                }

                break;
        }

        return history;
    }
}
