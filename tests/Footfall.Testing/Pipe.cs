using Microsoft.Win32.SafeHandles;

namespace Footfall.Testing;

/// <summary>A pipe whose ends no other child inherits, whatever tests run at the same time.</summary>
internal sealed class Pipe : IDisposable
{
    private readonly SafeFileHandle reader;
    private readonly SafeFileHandle writer;
    private bool readerTaken;
    private bool writerTaken;

    public unsafe Pipe()
    {
        var ends = stackalloc int[2];
        if (NativeCalls.Pipe(ends, NativeCalls.CloseOnExec) != 0)
        {
            throw new IOException("No pipe.");
        }

        reader = new SafeFileHandle(ends[0], ownsHandle: true);
        writer = new SafeFileHandle(ends[1], ownsHandle: true);
    }

    public int Reader => (int)reader.DangerousGetHandle();

    public int Writer => (int)writer.DangerousGetHandle();

    public FileStream TakeReader()
    {
        readerTaken = true;
        return new FileStream(reader, FileAccess.Read, bufferSize: 0);
    }

    public FileStream TakeWriter()
    {
        writerTaken = true;
        return new FileStream(writer, FileAccess.Write, bufferSize: 0);
    }

    public void Dispose()
    {
        if (!readerTaken)
        {
            reader.Dispose();
        }

        if (!writerTaken)
        {
            writer.Dispose();
        }
    }
}
