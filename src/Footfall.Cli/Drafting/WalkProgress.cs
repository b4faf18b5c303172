namespace Footfall.Cli.Drafting;

/// <summary>How far a walk is.</summary>
internal readonly record struct WalkProgress(int Read, int Found);
