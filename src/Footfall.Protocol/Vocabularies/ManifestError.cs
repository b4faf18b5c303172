namespace Footfall.Protocol;

/// <summary>One thing that is wrong with a manifest.</summary>
/// <param name="Where">The place as a JSON path: <c>commands[3].code</c>. Empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ManifestError(string Where, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}
