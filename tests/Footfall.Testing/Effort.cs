namespace Footfall.Testing;

/// <summary>
/// How often the tests under fire try: as often as fits into a build, or with <c>FOOTFALL_TEST_EFFORT=full</c> as often as
/// <c>spec/reliability.md</c> says.
/// </summary>
public static class Effort
{
    /// <summary>The variable; <c>full</c>, or anything else for the usual effort.</summary>
    public const string Variable = "FOOTFALL_TEST_EFFORT";

    /// <summary>Whether everything is tried.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable(Variable) == "full";

    /// <summary>How often something is tried.</summary>
    public static int Times(int usual, int full) => IsFull ? full : usual;

    /// <summary>How often real processes try something: seldom on the managed build, whose processes start slowly, since a build tries both.</summary>
    public static int Times(int managed, int native, int full) => Times(BuiltExecutables.IsNative ? native : managed, full);
}
