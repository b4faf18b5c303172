using System.Runtime.InteropServices;
using Footfall.Protocol;

namespace Footfall;

/// <summary>What the exit codes of a command mean (<c>spec/encoding.md</c>, E26 and E27): its own rules go before those of the manifest.</summary>
/// <param name="ofCommand">Pairs of an exit code and its outcome; none for a command that is not in the vocabulary.</param>
/// <param name="ofManifest">The same for all commands.</param>
internal readonly struct ExitOutcomes(ReadOnlyMemory<byte> ofCommand, ReadOnlyMemory<byte> ofManifest)
{
    /// <summary>The outcome of a tool that ended by itself. An exit code outside 0 to 255 fits no rule.</summary>
    public Outcome Of(int exitCode) =>
        Find(ofCommand.Span, exitCode) ?? Find(ofManifest.Span, exitCode) ?? (exitCode == 0 ? Outcome.Success : Outcome.Failure);

    private static Outcome? Find(ReadOnlySpan<byte> bytes, int exitCode)
    {
        var rules = MemoryMarshal.Cast<byte, int>(bytes);
        for (var i = 0; i < rules.Length; i += CommandLayout.ExitCodeWidth)
        {
            if (rules[i] == exitCode)
            {
                return (Outcome)rules[i + 1];
            }
        }

        return null;
    }
}
