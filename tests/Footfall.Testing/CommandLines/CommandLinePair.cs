namespace Footfall.Testing;

/// <summary>Two command lines that differ in their free text only.</summary>
/// <param name="Command">The command that both mean; null for one that the manifest does not know.</param>
/// <param name="Arguments">The one.</param>
/// <param name="Twin">The other.</param>
internal sealed record CommandLinePair(string? Command, IReadOnlyList<string> Arguments, IReadOnlyList<string> Twin)
{
    public override string ToString() => $"{Show(Arguments)}\nand\n{Show(Twin)}\nmeant as {Command ?? "unknown"}";

    private static string Show(IReadOnlyList<string> arguments) => System.Text.Json.JsonSerializer.Serialize(arguments);
}
