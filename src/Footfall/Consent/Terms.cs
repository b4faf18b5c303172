using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>What of a manifest an answer is bound to and the surroundings may forbid: all of it that has to be known before a tool runs.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Endpoint">The publisher's endpoint, as <see cref="Protocol.Endpoint.ToString"/> writes it.</param>
/// <param name="Policy">The address of the publisher's policy, as <see cref="Uri.AbsoluteUri"/> writes it; null where there is none.</param>
/// <param name="Collects">The classes of data that are counted.</param>
/// <param name="OptOut">Variables that refuse.</param>
internal sealed record Terms(ToolName Tool, string Endpoint, string? Policy, ImmutableArray<ReportKind> Collects, ImmutableArray<OptOutVariable> OptOut)
{
    public static Terms Of(Manifest manifest) =>
        new(manifest.Tool, manifest.Publisher.Endpoint.ToString(), manifest.Publisher.Policy?.AbsoluteUri, manifest.Collects, manifest.OptOut);
}
