namespace Footfall.Protocol;

/// <summary>One value that an option takes from a closed list.</summary>
/// <param name="Code">The value's code, unique among all values of the manifest; never given to another meaning.</param>
/// <param name="Name">The exact spelling. Any other text is not recorded.</param>
public sealed record ValueEntry(int Code, string Name);
