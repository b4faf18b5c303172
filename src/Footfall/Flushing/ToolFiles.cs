namespace Footfall;

/// <summary>A tool's consent file and journal in the state directory.</summary>
internal sealed class ToolFiles(StateDirectory home, Terms terms, ConsentGate gate) : IToolState
{
    public ConsentDecision Decide() => gate.Decide(terms, new ConsentStore(home).Read(terms.Tool));

    public IReadOnlyList<IJournalSegment> Segments() => JournalSegment.Of(home, terms.Tool);
}
