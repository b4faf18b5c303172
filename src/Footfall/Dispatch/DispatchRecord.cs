using System.Globalization;
using System.Text;
using NodaTime;

namespace Footfall;

/// <summary>
/// When the last report left and how often background work runs here, over all tools: what <see cref="DispatchPolicy"/> needs to know.
/// Lost or damaged, it reads as its defaults.
/// </summary>
/// <param name="LastSent">When the last report left; null if never.</param>
/// <param name="LastFlush">When background work last ran; null if never.</param>
/// <param name="Gap">How much time passes between two runs, in the mean of the last weeks. Default one day.</param>
internal sealed record DispatchRecord(Instant? LastSent, Instant? LastFlush, Duration Gap)
{
    private const int LargestFile = 256;
    private static readonly Duration ShortestGap = Duration.FromMinutes(10);
    private static readonly Duration LongestGap = Duration.FromDays(7);

    public static DispatchRecord Default { get; } = new(null, null, Duration.FromDays(1));

    public static DispatchRecord Read(StateDirectory home)
    {
        try
        {
            var bytes = PrivateFiles.ReadSmall(home.DispatchRecord, LargestFile);
            var fields = bytes is null ? [] : Encoding.ASCII.GetString(bytes).Split(' ', '\n');
            return fields is ["footfall", "dispatch", "1", var sent, var flushed, var gap, ""]
                && TrySeconds(sent, out var sentAt) && TrySeconds(flushed, out var flushedAt) && TrySeconds(gap, out var seconds)
                    ? new DispatchRecord(At(sentAt), At(flushedAt), Clip(Duration.FromSeconds(seconds)))
                    : Default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Default;
        }
    }

    public void Write(StateDirectory home) => PrivateFiles.Replace(home.DispatchRecord, Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"footfall dispatch 1 {LastSent?.ToUnixTimeSeconds() ?? 0} {LastFlush?.ToUnixTimeSeconds() ?? 0} {(long)Gap.TotalSeconds}\n")));

    /// <summary>The record after background work ran at <paramref name="now"/>. A clock set back teaches nothing.</summary>
    public DispatchRecord Flushed(Instant now) => LastFlush is { } last && now > last
        ? this with { LastFlush = now, Gap = Clip(DispatchPolicy.GapAfter(Gap, now - last)) }
        : this with { LastFlush = now };

    private static Duration Clip(Duration gap) => Duration.Max(ShortestGap, Duration.Min(LongestGap, gap));

    private static Instant? At(long seconds) => seconds == 0 ? null : Instant.FromUnixTimeSeconds(seconds);

    private static bool TrySeconds(string text, out long seconds) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= 100_000_000_000;
}
