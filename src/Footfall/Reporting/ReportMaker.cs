using System.Globalization;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>Makes the reports of one tool: rounds, gives each its nonce and its release, and holds each against the shared validator.</summary>
internal sealed class ReportMaker(ToolManifest manifest, IRandomSource random)
{
    public ToolManifest Manifest { get; } = manifest;

    /// <summary>
    /// What the bodies of all reports have in them that say of an active day what this event says, and no other body has. In exact mode a day is
    /// said once, whatever the gap.
    /// </summary>
    public static byte[] MarkOf(Window day, Subject activity) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"\"w\":{day.Code},\"k\":{(int)activity.Kind},\"a\":{activity.A},{(activity.A == (long)ActivityMode.Exact ? "" : $"\"b\":{activity.B},")}"));

    /// <summary>
    /// The report of a subject and a count; null when the vocabulary does not know it (the manifest was replaced), so that no code leaves
    /// that the collector could not name.
    /// </summary>
    public OutboxReport? Make(Window window, Subject subject, long count, Instant now)
    {
        var vocabulary = Manifest.Vocabulary;
        var cap = ReportKinds.IsPresence(subject.Kind) ? 1 : vocabulary.Manifest.Cap;
        var report = new Report(vocabulary.Manifest.Revision, window, subject, PowerOfTwo.Round(count, cap, random));

        // Held against the day after the window: an activity report is made on its own day and leaves when that has ended.
        if (ReportValidator.Validate(report, vocabulary, window.End).Count > 0)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[Nonce.Size];
        random.Fill(nonce);
        return new OutboxReport
        {
            Nonce = Nonce.From(nonce),
            Body = ReportFormat.Write(report),
            Release = ReleaseTime.First(window, now, random),
            Deadline = ReleaseTime.DeadlineOf(window),
        };
    }
}
