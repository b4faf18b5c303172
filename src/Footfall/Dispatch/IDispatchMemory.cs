namespace Footfall;

/// <summary>Where the <see cref="DispatchRecord"/> is kept. A port, so that simulations send by the same rules without files.</summary>
internal interface IDispatchMemory
{
    DispatchRecord Read();

    void Write(DispatchRecord record);
}
