using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Decides what may be done for a tool. Environment, build machine and system policy can only make the answer stricter; what cannot be
/// read means off (<c>spec/consent.md</c>, section 2). Reads nothing but the environment and what it is given.
/// </summary>
internal sealed class ConsentGate(IEnvironment environment, SystemPolicy policy)
{
    public const string Variable = "FOOTFALL_TELEMETRY";
    public const string DoNotTrack = "DO_NOT_TRACK";

    /// <summary>The gate of this machine in an environment.</summary>
    public static ConsentGate Of(IEnvironment environment) => new(environment, SystemPolicy.Read(environment));

    /// <summary>What the surroundings forbid, whatever was answered; null when they are silent.</summary>
    /// <param name="terms">The tool's; null where they are not known yet, so that its own variables are not looked at.</param>
    public ConsentDecision? Forbidden(Terms? terms)
    {
        if (policy.Limit == Sharing.Off)
        {
            return Off(ConsentRule.SystemPolicy, policy.Source);
        }

        if (environment.Variable(Variable) is { } own && own != "local" && !IsSilent(own))
        {
            return Off(ConsentRule.FootfallVariable, Variable);
        }

        if (new OptOutVariable(DoNotTrack, []).Refuses(environment.Variable(DoNotTrack)))
        {
            return Off(ConsentRule.DoNotTrack, DoNotTrack);
        }

        foreach (var variable in terms?.OptOut ?? [])
        {
            if (variable.Refuses(environment.Variable(variable.Name)))
            {
                return Off(ConsentRule.ToolVariable, variable.Name);
            }
        }

        return CiDetector.Detect(environment) is { } system ? Off(ConsentRule.ContinuousIntegration, system) : null;
    }

    /// <summary>Why so much is not allowed on this machine, whatever is answered; null when it is.</summary>
    public ConsentDecision? LimitOf(Sharing wanted) =>
        wanted > policy.Limit ? new ConsentDecision(policy.Limit, ConsentRule.SystemPolicy) { Detail = policy.Source }
        : wanted > Sharing.Local && IsLocalHere ? new ConsentDecision(Sharing.Local, ConsentRule.FootfallVariable) { Detail = Variable }
        : null;

    /// <summary>The decision for a tool whose answer on disk is <paramref name="reading"/>.</summary>
    public ConsentDecision Decide(Terms terms, ConsentReading reading)
    {
        if (Forbidden(terms) is { } forbidden)
        {
            return forbidden;
        }

        if (reading.IsDamaged)
        {
            return Off(ConsentRule.Unreadable, "");
        }

        if (reading.Record is not { } record)
        {
            return new ConsentDecision(Sharing.Ask, ConsentRule.NotAsked) { NewKinds = terms.Collects };
        }

        if (record.Answer == ConsentAnswer.No)
        {
            return Off(ConsentRule.AnsweredNo, "");
        }

        if (record.Answer == ConsentAnswer.Yes && !StillTheTerms(terms, record))
        {
            return new ConsentDecision(Sharing.Ask, ConsentRule.TermsChanged) { NewKinds = terms.Collects };
        }

        var decision = record.Answer == ConsentAnswer.Local
            ? new ConsentDecision(Sharing.Local, ConsentRule.AnsweredLocal)
            : LimitOf(Sharing.Send) ?? new ConsentDecision(Sharing.Send, ConsentRule.AnsweredYes);
        return decision with
        {
            Kinds = Those(terms.Collects, kind => record.Kinds.Contains(kind)),
            NewKinds = Those(terms.Collects, kind => !record.Kinds.Contains(kind) && !record.Declined.Contains(kind)),
            EndpointText = decision.Sharing == Sharing.Send ? record.EndpointText : null,
        };
    }

    private static bool IsSilent(string value) => value.ToLowerInvariant() is "" or "on" or "yes" or "true" or "1";

    private static ImmutableArray<ReportKind> Those(ImmutableArray<ReportKind> kinds, Func<ReportKind, bool> wanted)
    {
        var those = ImmutableArray.CreateBuilder<ReportKind>(kinds.Length);
        foreach (var kind in kinds)
        {
            if (wanted(kind))
            {
                those.Add(kind);
            }
        }

        return those.DrainToImmutable();
    }

    private bool IsLocalHere => environment.Variable(Variable) == "local";

    private static bool StillTheTerms(Terms terms, ConsentRecord record) =>
        record.EndpointIsOwn || (record.EndpointText == terms.Endpoint && record.PolicyText == terms.Policy);

    private static ConsentDecision Off(ConsentRule rule, string detail) => new(Sharing.Off, rule) { Detail = detail };
}
