using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>A report that was taken by a collector: the exact bytes, where to and when.</summary>
internal sealed record SentReport(Nonce Nonce, byte[] Body, Endpoint Endpoint, Instant SentAt);
