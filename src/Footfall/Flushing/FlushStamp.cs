using System.Globalization;
using System.Text;
using NodaTime;

namespace Footfall;

/// <summary>
/// The file that says when background work is due next: one number, Unix seconds. A wrapped command reads it and nothing else. Missing,
/// damaged or more than a day ahead (a clock set back), it means now.
/// </summary>
internal sealed class FlushStamp(StateDirectory home)
{
    private const int LargestFile = 32;

    /// <summary>While a background process is being started, nobody else starts one for this long.</summary>
    private static readonly Duration Claim = Duration.FromMinutes(2);

    private static readonly Duration Furthest = Duration.FromDays(1);

    /// <summary>Whether background work is due. Never throws: trouble means no, since then nothing could be kept either.</summary>
    public bool IsDue(Instant now)
    {
        try
        {
            return Read() is not { } due || due <= now || due > now + Furthest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Takes the start of background work on oneself: true for one of all processes that see it due.</summary>
    public bool TryClaim(Instant now)
    {
        if (!IsDue(now))
        {
            return false;
        }

        using var taken = FlushLock.TryTake(home, Duration.Zero);
        return taken is not null && IsDue(now) && TryWrite(now + Claim);
    }

    /// <summary>Writes down when. Never waits, since wrapped commands do it too: false when it could not be written or another process is writing there.</summary>
    public bool TryWrite(Instant due)
    {
        try
        {
            PrivateFiles.Replace(home.FlushStamp, Encoding.ASCII.GetBytes(due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), TimeSpan.Zero);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>When background work is due; null when that is not known, which means now.</summary>
    public Instant? Read()
    {
        var bytes = PrivateFiles.ReadSmall(home.FlushStamp, LargestFile);
        return bytes is not null
            && long.TryParse(Encoding.ASCII.GetString(bytes), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 100_000_000_000
                ? Instant.FromUnixTimeSeconds(seconds)
                : null;
    }
}
