namespace Footfall.Protocol;

/// <summary>Who receives the reports of a tool. Consent is bound to <see cref="Endpoint"/> and <see cref="Policy"/>.</summary>
/// <param name="Name">Shown when consent is asked.</param>
/// <param name="Endpoint">The collector's base address: https, or http to loopback.</param>
/// <param name="Policy">Where the publisher says what it does with the figures; null when it says nothing.</param>
/// <param name="Contact">Whom to ask; null when nobody is named.</param>
public sealed record Publisher(string Name, Endpoint Endpoint, Uri? Policy, string? Contact);
