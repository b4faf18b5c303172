namespace Footfall.Shim;

/// <summary>Composes, and does nothing else.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        return arguments.Length;
    }
}
