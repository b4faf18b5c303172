using System.Globalization;
using NodaTime;

namespace Footfall.Testing;

/// <summary>
/// Moves the clock of processes that are started with <see cref="AddTo"/>, by libfaketime (Debian: faketime), also while they run.
/// The clock ticks on. Timers and stopwatches stay real: only what the calendar says is moved, and the times of files with it.
/// </summary>
/// <remarks>
/// An offset and not a date, because a date would start anew in each process. Without <c>FAKETIME_FORCE_MONOTONIC_FIX=0</c> every
/// timed wait of .NET ends at once. A file's time that is set rather than taken is not moved. It is the library for several threads: with
/// the other, one that looks while another reads the offset now and then sees the real time.
/// </remarks>
public sealed class FakeTime : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string library;

    /// <summary>Starts at an instant.</summary>
    /// <exception cref="AssertFailedException">libfaketime is not installed.</exception>
    public FakeTime(Instant start)
    {
        library = Directory.EnumerateDirectories("/usr/lib")
            .Select(directory => Path.Combine(directory, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists)
            ?? throw new AssertFailedException("libfaketime is missing: install the package faketime.");
        MoveTo(start);
    }

    /// <summary>The time zone of what is started. Default: UTC.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>How far the moved clock is ahead of the real one.</summary>
    public Duration Offset { get; private set; }

    /// <summary>What the moved clock says now.</summary>
    public Instant Now => SystemClock.Instance.GetCurrentInstant() + Offset;

    /// <summary>Sets the clock of all that was and will be started with it.</summary>
    public void MoveTo(Instant instant) => Move(instant - SystemClock.Instance.GetCurrentInstant());

    /// <summary>Sets the clock forward, or back where negative.</summary>
    public void Advance(Duration duration) => Move(Offset + duration);

    /// <summary>Adds the variables to an environment.</summary>
    public void AddTo(IDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        environment["LD_PRELOAD"] = library;
        environment["FAKETIME_TIMESTAMP_FILE"] = directory["offset"];
        environment["FAKETIME_NO_CACHE"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
        environment["TZ"] = Zone;

        // Background work has only the variables that it needs, and those named here.
        environment["FOOTFALL_KEEP"] = "LD_PRELOAD,FAKETIME_TIMESTAMP_FILE,FAKETIME_NO_CACHE,FAKETIME_DONT_FAKE_MONOTONIC,FAKETIME_FORCE_MONOTONIC_FIX,TZ";
    }

    public void Dispose()
    {
        directory.Dispose();
        RemoveLeftovers();
    }

    private void Move(Duration offset)
    {
        Offset = offset;

        // By renaming, so that no process reads half a number.
        var written = directory.Write("next", offset.TotalSeconds.ToString("+0.000000;-0.000000", CultureInfo.InvariantCulture));
        File.Move(written, directory["offset"], overwrite: true);
    }

    // A process that is killed, or ends without running handlers as a wrapped command does, leaves its part of shared memory behind.
    private static void RemoveLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles("/dev/shm", "*faketime_s*_*"))
        {
            try
            {
                if (!Directory.Exists($"/proc/{file[(file.LastIndexOf('_') + 1)..]}"))
                {
                    File.Delete(file);
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's.
            }
        }
    }
}
