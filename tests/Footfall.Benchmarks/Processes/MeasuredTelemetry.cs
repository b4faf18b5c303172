using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>The <c>telemetry</c> that is measured: the managed build, or what <c>FOOTFALL_TEST_TELEMETRY</c> names.</summary>
internal static class MeasuredTelemetry
{
    public static string Path { get; } = System.IO.Path.GetFullPath(BuiltExecutables.Telemetry);

    /// <summary>Whether it is compiled ahead of time: there is no assembly beside it.</summary>
    public static bool IsNative { get; } = !File.Exists(Path + ".dll");

    /// <summary>What stands behind its name in a figure.</summary>
    public static string Build => IsNative ? "native" : "managed";
}
