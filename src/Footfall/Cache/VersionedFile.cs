namespace Footfall;

/// <summary>
/// What is remembered of the file that was asked for its version, to see whether it is still the same. Its path is not: that may hold a
/// person's name (<c>spec/decisions/0012-a-version-is-remembered-by-size-and-time.md</c>).
/// </summary>
/// <param name="Size">In bytes.</param>
/// <param name="Changed">When its content changed last: nanoseconds since 1970.</param>
internal readonly record struct VersionedFile(long Size, long Changed);
