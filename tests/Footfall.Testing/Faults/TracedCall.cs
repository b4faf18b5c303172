namespace Footfall.Testing;

/// <summary>A system call on a file below a directory, on a socket, or on a process.</summary>
/// <param name="Number">Counted from 0 over all threads and processes, in the order in which the calls began.</param>
/// <param name="Process">Who called (a thread's number).</param>
/// <param name="Name">Such as <c>openat</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Path">The file, absolute; of others empty.</param>
public sealed record TracedCall(int Number, int Process, string Name, CallSubject Subject, string Path)
{
    /// <summary>The new name of a file that is renamed.</summary>
    public string Target { get; init; } = "";

    /// <summary>The flags of a call that opens.</summary>
    public int Flags { get; init; }

    /// <summary>The bytes to be written.</summary>
    public byte[] Data { get; init; } = [];

    /// <summary>Where they go, or to what length the file is cut; −1: where the file's position is, or its end.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>Whether something was at <see cref="Path"/> when the call began.</summary>
    public bool Existed { get; init; }

    /// <summary>What the call returned; negative: an error number. Null: it did not end.</summary>
    public long? Result { get; internal set; }

    /// <summary>It writes, makes, moves, removes or syncs a file, or hands bytes to the network: between two of these nothing changes for others.</summary>
    public bool Changes => Name is "write" or "pwrite64" or "ftruncate" or "fsync" or "fdatasync" or "rename" or "unlink" or "rmdir" or "mkdir" or "sendto"
        || (Name == "openat" && !Existed);

    public override string ToString() => $"#{Number} {Name} {System.IO.Path.GetFileName(Path)} {System.IO.Path.GetFileName(Target)} = {Result}";
}
