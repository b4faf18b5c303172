using System.Diagnostics;

namespace Footfall.Testing;

/// <summary>Waits for what other processes do. The limit is a safety net, not a measurement.</summary>
public static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The usual limit.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="AssertFailedException">It does not, with the message.</exception>
    public static void Wait(Func<bool> condition, TimeSpan limit, Func<string> message)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(message);
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new AssertFailedException(message());
            }

            Thread.Sleep(Pause);
        }
    }
}
