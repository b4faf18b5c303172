namespace Footfall;

/// <summary>The dispatch record in the state directory.</summary>
internal sealed class DispatchFile(StateDirectory home) : IDispatchMemory
{
    public DispatchRecord Read() => DispatchRecord.Read(home);

    public void Write(DispatchRecord record) => record.Write(home);
}
