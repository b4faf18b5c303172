namespace Footfall.Simulation.Client;

/// <summary>The dispatch record in memory.</summary>
internal sealed class MemoryDispatch : IDispatchMemory
{
    private DispatchRecord record = DispatchRecord.Default;

    public DispatchRecord Read() => record;

    public void Write(DispatchRecord record) => this.record = record;
}
