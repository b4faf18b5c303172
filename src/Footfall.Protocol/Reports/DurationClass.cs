namespace Footfall.Protocol;

/// <summary>A time, made coarse: about two classes to each power of ten. The numbers are on the wire.</summary>
public enum DurationClass
{
    /// <summary>Less than 0.1 s.</summary>
    Under100Milliseconds = 1,

    /// <summary>0.1 s to less than 0.3 s.</summary>
    Under300Milliseconds = 2,

    /// <summary>0.3 s to less than 1 s.</summary>
    Under1Second = 3,

    /// <summary>1 s to less than 3 s.</summary>
    Under3Seconds = 4,

    /// <summary>3 s to less than 10 s.</summary>
    Under10Seconds = 5,

    /// <summary>10 s to less than 30 s.</summary>
    Under30Seconds = 6,

    /// <summary>30 s to less than 100 s.</summary>
    Under100Seconds = 7,

    /// <summary>100 s to less than 300 s.</summary>
    Under300Seconds = 8,

    /// <summary>300 s to less than 1,000 s.</summary>
    Under1000Seconds = 9,

    /// <summary>1,000 s or more.</summary>
    Longer = 10,
}
