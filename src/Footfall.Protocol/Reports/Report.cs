namespace Footfall.Protocol;

/// <summary>
/// All that ever leaves a machine at one time: one number about one subject. Integers only; no text, no identifier, nothing that
/// joins two subjects. The canonical form is made by <see cref="ReportFormat"/>.
/// </summary>
/// <param name="Revision">The manifest revision whose codes are meant.</param>
/// <param name="Window">The time it adds up.</param>
/// <param name="Subject">What was counted.</param>
/// <param name="Count">How often: a power of two up to the manifest's cap, 1 for presence.</param>
public sealed record Report(int Revision, Window Window, Subject Subject, int Count);
