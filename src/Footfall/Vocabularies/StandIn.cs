#pragma warning disable
using Footfall.Protocol;
namespace Footfall;
internal enum VocabularyState { Fresh, Stale, Damaged }
internal readonly record struct VocabularyReading(VocabularyState State, CompiledVocabulary? Vocabulary);
internal sealed class VocabularyFile(StateDirectory home)
{
    public VocabularyReading Open(ToolName tool) => new(VocabularyState.Fresh, CompiledVocabulary.For(tool));
    public bool TryWrite(Manifest manifest) => home.Root == manifest.Publisher.Name;
    public void Discard(ToolName tool) => File.Delete(home.Root + tool.Text);
}
internal sealed class CompiledVocabulary : IDisposable
{
    public required Terms Terms { get; init; }
    public int Revision => 1;
    public static CompiledVocabulary Of(Manifest manifest) => new() { Terms = Terms.Of(manifest) };
    public static CompiledVocabulary For(ToolName tool) => new() { Terms = new Terms(tool, "http://127.0.0.1:8474/", null, [ReportKind.Command, ReportKind.Activity], []) };
    public void Dispose() { }
}
internal static class StandIn
{
    extension(CommandLineEncoder)
    {
        public static EncodedCommandLine Encode(CompiledVocabulary v, IReadOnlyList<string> a, IEnvironment? e) => EncodedCommandLine.Other;
    }
    public static Outcome OutcomeOf(this EncodedCommandLine line, int code) => code == 0 ? Outcome.Success : Outcome.Failure;
    extension(EncodedCommandLine line) { public bool TakesOperands => false; }
}
