using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>A tool that a person has agreed to, with its journal in memory.</summary>
internal sealed class MemoryTool(Manifest manifest) : IToolState
{
    private readonly ConsentDecision agreed = new(Sharing.Send, ConsentRule.AnsweredYes)
    {
        Kinds = manifest.Collects,
        EndpointText = manifest.Publisher.Endpoint.ToString(),
    };

    private readonly List<MemorySegment> segments = [];

    public ConsentDecision Decide() => agreed;

    public IReadOnlyList<IJournalSegment> Segments() => [.. segments];

    public void Append(LocalDate day, Invocation invocation)
    {
        if (segments.Count == 0 || segments[^1].Day < day)
        {
            segments.Add(new MemorySegment(day, segment => segments.Remove(segment)));
        }

        segments[^1].Append(invocation);
    }
}
