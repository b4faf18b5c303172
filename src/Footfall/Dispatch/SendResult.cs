namespace Footfall;

/// <summary>What became of a try to send.</summary>
internal enum SendResult
{
    /// <summary>2xx.</summary>
    Taken,

    /// <summary>No network, no answer in time, a redirect, 400 without a reason, 407, 408, 425, 429, 5xx, or anything that is not HTTP.</summary>
    Later,

    /// <summary>Any other 4xx.</summary>
    Refused,
}
