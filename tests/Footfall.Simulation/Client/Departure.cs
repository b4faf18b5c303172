using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>A try that reached the collector.</summary>
/// <param name="At">When.</param>
/// <param name="Report">What it said.</param>
/// <param name="Nonce">Its nonce.</param>
/// <param name="Counts">Whether it is the first of its nonce, the one that counts.</param>
internal readonly record struct Departure(Instant At, Report Report, Nonce Nonce, bool Counts);
