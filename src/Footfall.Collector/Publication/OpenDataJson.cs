using System.Text.Json.Serialization;

namespace Footfall.Collector;

/// <summary>The JSON of the open data; the order of properties is that of the records.</summary>
[JsonSerializable(typeof(QuarterDocument))]
internal sealed partial class OpenDataJson : JsonSerializerContext;
