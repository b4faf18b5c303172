using System.IO.MemoryMappedFiles;
using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>A counter in a mapped file, which many processes may add to: the least that counting can cost.</summary>
internal sealed unsafe class MappedCounter : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly long* counter;

    public MappedCounter()
    {
        file = MemoryMappedFile.CreateFromFile(directory["counter"], FileMode.CreateNew, mapName: null, capacity: Environment.SystemPageSize);
        view = file.CreateViewAccessor();
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        counter = (long*)bytes;
    }

    public void Increment() => Interlocked.Increment(ref *counter);

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
        directory.Dispose();
    }
}
