using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// How a process is to be started by <c>posix_spawnp</c>. Without a call to its methods the new process gets everything that this one
/// has: descriptors, group, session, mask, directory. Not thread-safe.
/// </summary>
internal sealed unsafe class SpawnRequest : IDisposable
{
    private readonly byte* _attributes;
    private readonly byte* _actions;
    private readonly byte* _signals;
    private short flags;
    private bool failed;

    public SpawnRequest()
    {
        _attributes = (byte*)NativeMemory.AllocZeroed(3 * Libc.OpaqueSize);
        _actions = _attributes + Libc.OpaqueSize;
        _signals = _actions + Libc.OpaqueSize;
        Check(Libc.InitializeAttributes(_attributes));
        Check(Libc.InitializeActions(_actions));
    }

    /// <summary>These signals get their default disposition, even where this process ignores them.</summary>
    public void DefaultSignals(params ReadOnlySpan<int> signals)
    {
        _ = Libc.EmptySignals(_signals);
        foreach (var signal in signals)
        {
            _ = Libc.AddSignal(_signals, signal);
        }

        Check(Libc.SetDefaultSignals(_attributes, _signals));
        flags |= Libc.SpawnDefaultSignals;
    }

    /// <summary>No signal is ignored and none is blocked.</summary>
    public void FreshSignals()
    {
        _ = Libc.FillSignals(_signals);
        Check(Libc.SetDefaultSignals(_attributes, _signals));
        _ = Libc.EmptySignals(_signals);
        Check(Libc.SetSignalMask(_attributes, _signals));
        flags |= (short)(Libc.SpawnDefaultSignals | Libc.SpawnSignalMask);
    }

    /// <summary>The signals that are blocked in the new process: a <c>sigset_t</c>.</summary>
    public void SignalMask(ReadOnlySpan<byte> mask)
    {
        fixed (byte* bytes = mask)
        {
            Check(Libc.SetSignalMask(_attributes, bytes));
        }

        flags |= Libc.SpawnSignalMask;
    }

    /// <summary>A session of its own: no controlling terminal, and no signal that is meant for our group.</summary>
    public void NewSession() => flags |= Libc.SpawnNewSession;

    public void Open(int descriptor, string path) => Check(Libc.AddOpen(_actions, descriptor, path, Libc.ReadWrite, 0));

    public void Duplicate(int descriptor, int target) => Check(Libc.AddDuplicate(_actions, descriptor, target));

    public void ChangeDirectory(string path) => Check(Libc.AddChangeDirectory(_actions, path));

    /// <summary>The new process gets no descriptor but 0, 1 and 2.</summary>
    public void CloseOthers()
    {
        if (Libc.SpawnCloseByDefault != 0)
        {
            flags |= Libc.SpawnCloseByDefault;
            return;
        }

        try
        {
            Check(Libc.AddCloseFrom(_actions, 3));
        }
        catch (EntryPointNotFoundException)
        {
            CloseListed();
        }
    }

    /// <summary>Starts the process.</summary>
    /// <param name="file">A path, or a name to look up in <c>PATH</c>.</param>
    /// <param name="arguments">All of argv.</param>
    /// <param name="environment">Null: this process's own, as it was given.</param>
    /// <param name="process">The new process's number.</param>
    /// <returns>0 or an error number.</returns>
    public int Start(byte[] file, IReadOnlyList<byte[]> arguments, IReadOnlyList<byte[]>? environment, out int process)
    {
        using var name = new NativeStrings([file]);
        using var argv = new NativeStrings(arguments);
        using var block = environment is null ? null : new NativeStrings(environment);
        Check(Libc.SetFlags(_attributes, flags));
        var started = 0;
        var variables = block is null ? Libc.EnvironmentBlock : block.Pointers;
        var error = failed
            ? Libc.NoMemory
            : Libc.Spawn(&started, name.Pointers[0], _actions, _attributes, argv.Pointers, variables);
        process = started;
        return error;
    }

    public void Dispose()
    {
        _ = Libc.DestroyActions(_actions);
        _ = Libc.DestroyAttributes(_attributes);
        NativeMemory.Free(_attributes);
    }

    private void CloseListed()
    {
        foreach (var descriptor in InheritedDescriptors.Open())
        {
            if (descriptor > 2)
            {
                Check(Libc.AddClose(_actions, descriptor));
            }
        }
    }

    private void Check(int error) => failed |= error != 0;
}
