namespace Footfall.Testing;

/// <summary>What is done to a process at the beginning of one of its system calls.</summary>
public sealed record Fault
{
    private Fault()
    {
    }

    /// <summary>The process is killed: the call does not happen.</summary>
    public static Fault Kill { get; } = new();

    /// <summary>The call does not happen and gives this error number; 0: none. <c>close</c> happens all the same, as on every kernel.</summary>
    public int ErrorNumber { get; private init; }

    /// <summary>The call writes so many bytes and not all of them; null: all.</summary>
    public int? Bytes { get; private init; }

    public static Fault Error(int number) => new() { ErrorNumber = number };

    public static Fault ShortWrite(int bytes) => new() { Bytes = bytes };
}
