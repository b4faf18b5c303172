using NodaTime;

namespace Footfall.Testing;

/// <summary>Randomness that a test can have again: from a seed, which is written to the test's output. Thread-safe.</summary>
public sealed class SeededRandom : IRandomSource
{
    private readonly Lock gate = new();
    private readonly Random random;

    /// <summary>Randomness from a seed.</summary>
    public SeededRandom(int seed)
    {
        Seed = seed;
        random = new Random(seed);
        Console.WriteLine($"seed {seed}");
    }

    /// <summary>What it was made from.</summary>
    public int Seed { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1, which the operating system's source refuses too.</exception>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);

        lock (gate)
        {
            return random.Next(limit);
        }
    }

    /// <inheritdoc />
    public void Fill(Span<byte> bytes)
    {
        lock (gate)
        {
            random.NextBytes(bytes);
        }
    }

    /// <summary>One of them, each as likely as the other.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>True once in so many times.</summary>
    public bool OnceIn(int times) => Below(times) == 0;

    /// <summary>A time below a longest one, in whole seconds.</summary>
    public Duration TimeBelow(Duration longest) => Duration.FromSeconds(Below((int)longest.TotalSeconds));
}
