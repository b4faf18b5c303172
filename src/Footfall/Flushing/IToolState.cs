namespace Footfall;

/// <summary>What background work reads of a tool beside its cache. A port, so that simulations run the same work without files.</summary>
internal interface IToolState
{
    /// <summary>What may be done for the tool at this moment: read anew each time.</summary>
    ConsentDecision Decide();

    /// <summary>The days of the journal, the oldest first.</summary>
    IReadOnlyList<IJournalSegment> Segments();
}
