using System.Text.Json.Serialization;

namespace Footfall.Collector;

/// <summary>The JSON of the answers; the order of properties is that of the records.</summary>
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(ActivityAnswer))]
[JsonSerializable(typeof(CountersAnswer))]
[JsonSerializable(typeof(WindowsAnswer))]
internal sealed partial class AnswersJson : JsonSerializerContext;
