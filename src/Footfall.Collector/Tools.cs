using System.Diagnostics.CodeAnalysis;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The tools that are counted, with their vocabularies. Immutable and thread-safe.</summary>
internal sealed class Tools
{
    private readonly SortedDictionary<string, Vocabulary> vocabularies = new(StringComparer.Ordinal);

    /// <summary>Tools without two of one name.</summary>
    public Tools(IEnumerable<Manifest> manifests)
    {
        foreach (var manifest in manifests)
        {
            vocabularies.Add(manifest.Tool.Text, new Vocabulary(manifest));
        }
    }

    /// <summary>In the order of their names.</summary>
    public IEnumerable<Manifest> Manifests => vocabularies.Values.Select(vocabulary => vocabulary.Manifest);

    /// <summary>Their vocabularies, in the same order.</summary>
    public IEnumerable<Vocabulary> Vocabularies => vocabularies.Values;

    /// <summary>The tool that a route names.</summary>
    public bool TryFind(string? tool, [NotNullWhen(true)] out Vocabulary? vocabulary)
    {
        vocabulary = null;
        return tool is not null && vocabularies.TryGetValue(tool, out vocabulary);
    }
}
