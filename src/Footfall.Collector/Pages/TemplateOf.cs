namespace Footfall.Collector;

/// <summary>A template that shows a model.</summary>
internal abstract class TemplateOf<TModel> : Template
{
    /// <summary>What is shown.</summary>
    public required TModel Model { get; init; }
}
