namespace Footfall.Protocol;

/// <summary>A count, made coarse. The numbers are on the wire.</summary>
public enum CountClass
{
    /// <summary>0.</summary>
    None = 1,

    /// <summary>1.</summary>
    One = 2,

    /// <summary>2 or 3.</summary>
    Few = 3,

    /// <summary>4 to 7.</summary>
    Several = 4,

    /// <summary>8 or more.</summary>
    Many = 5,
}
