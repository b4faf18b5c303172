namespace Footfall;

/// <summary>What background work did.</summary>
internal readonly record struct FlushResult(FlushState State, int Sent)
{
    public static FlushResult NothingToDo => new(FlushState.NothingToDo, 0);

    public static FlushResult Busy => new(FlushState.Busy, 0);
}
