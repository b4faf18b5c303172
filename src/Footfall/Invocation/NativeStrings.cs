using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>Strings in the form of argv and environ: pointers to zero-ended bytes, and a null pointer behind the last.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly void* _memory;

    public NativeStrings(IReadOnlyList<byte[]> strings)
    {
        ArgumentNullException.ThrowIfNull(strings);

        var pointers = (nuint)(strings.Count + 1) * (nuint)sizeof(byte*);
        var size = pointers;
        for (var i = 0; i < strings.Count; i++)
        {
            size += (nuint)strings[i].Length + 1;
        }

        _memory = NativeMemory.AllocZeroed(size);
        Pointers = (byte**)_memory;
        var next = (byte*)_memory + pointers;
        for (var i = 0; i < strings.Count; i++)
        {
            Pointers[i] = next;
            strings[i].CopyTo(new Span<byte>(next, strings[i].Length));
            next += strings[i].Length + 1;
        }
    }

    public byte** Pointers { get; }

    public void Dispose() => NativeMemory.Free(_memory);
}
