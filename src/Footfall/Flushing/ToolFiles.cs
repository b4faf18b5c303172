using Footfall.Protocol;

namespace Footfall;

/// <summary>A tool's consent file and journal in the state directory.</summary>
internal sealed class ToolFiles(StateDirectory home, Manifest manifest, ConsentGate gate) : IToolState
{
    public ConsentDecision Decide() => gate.Decide(Terms.Of(manifest), new ConsentStore(home).Read(manifest.Tool));

    public IReadOnlyList<IJournalSegment> Segments() => JournalSegment.Of(home, manifest.Tool);
}
