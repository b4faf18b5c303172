using Microsoft.Win32.SafeHandles;

namespace Footfall.Testing;

/// <summary>A pipe whose ends no other child inherits, whatever tests run at the same time.</summary>
internal sealed class Pipe : IDisposable
{
    private readonly SafeFileHandle _reader;
    private readonly SafeFileHandle _writer;
    private bool _readerTaken;
    private bool _writerTaken;

    public unsafe Pipe()
    {
        var ends = stackalloc int[2];
        if (NativeCalls.Pipe(ends, NativeCalls.CloseOnExec) != 0)
        {
            throw new IOException("No pipe.");
        }

        _reader = new SafeFileHandle(ends[0], ownsHandle: true);
        _writer = new SafeFileHandle(ends[1], ownsHandle: true);
    }

    public int Reader => (int)_reader.DangerousGetHandle();

    public int Writer => (int)_writer.DangerousGetHandle();

    public FileStream TakeReader()
    {
        _readerTaken = true;
        return new FileStream(_reader, FileAccess.Read, bufferSize: 0);
    }

    public FileStream TakeWriter()
    {
        _writerTaken = true;
        return new FileStream(_writer, FileAccess.Write, bufferSize: 0);
    }

    public void Dispose()
    {
        if (!_readerTaken)
        {
            _reader.Dispose();
        }

        if (!_writerTaken)
        {
            _writer.Dispose();
        }
    }
}
