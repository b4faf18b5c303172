using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>How the tool is asked for its version, in the background and at most once a day.</summary>
/// <param name="Arguments">The arguments, for example <c>--version</c>.</param>
/// <param name="Prefix">What stands before the version on the first line of the answer; may be empty.</param>
public sealed record VersionQuestion(ImmutableArray<string> Arguments, string Prefix);
