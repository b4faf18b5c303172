using NodaTime;

namespace Footfall.Simulation.Habits;

/// <summary>One invocation and when it ended.</summary>
internal readonly record struct Use(Instant At, Invocation Invocation);
