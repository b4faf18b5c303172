namespace Footfall;

/// <summary>
/// What a tool calls on its own behalf is not a person's use of the other tool: the outermost wrapper is the one that counts. It tells those
/// inside by a variable that says nothing else; its value means nothing.
/// </summary>
internal static class NestedMark
{
    public const string Variable = "FOOTFALL_NESTED";

    /// <summary>Whether a wrapper is around this one already.</summary>
    public static bool IsIn(RawEnvironment environment) => environment.Value(Variable) is not null;

    /// <summary>The environment for a tool.</summary>
    public static RawEnvironment AddTo(RawEnvironment environment) => environment.With(Variable, "1");
}
