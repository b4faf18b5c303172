using System.Collections.Immutable;

namespace Footfall;

/// <summary>One command line of a corpus, read with a manifest.</summary>
/// <param name="Line">The command line.</param>
/// <param name="Encoded">What it is read as.</param>
/// <param name="Verdict">Whether that is the documented command.</param>
/// <param name="UnknownOptions">The arguments that look like options and are none that the manifest knows, in their order.</param>
internal sealed record CorpusResult(CorpusLine Line, EncodedCommandLine Encoded, CorpusVerdict Verdict, ImmutableArray<string> UnknownOptions);
