using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>Looks for what is wrong with a set-up. Changes nothing and makes nothing.</summary>
internal sealed class Diagnosis(StateDirectory? home, ManifestCatalog catalog, ConsentGate gate, IEnvironment environment, ToolSearch search, string? executable, IClock clock)
{
    /// <summary>Everything that was looked at: the machine first, then each tool that is wrapped or was answered for.</summary>
    public IReadOnlyList<Finding> Find()
    {
        if (home is null)
        {
            return [new Finding(FindingKind.NoPlace)];
        }

        var place = new PlaceExamination(home).Find().ToList();
        if (place is [{ Kind: FindingKind.PlaceIsFile }])
        {
            return place;
        }

        var findings = place;
        if (environment.Variable(NestedMark.Variable) is not null)
        {
            findings.Add(new Finding(FindingKind.Nested));
        }

        var shims = new ShimExamination(new ShimDirectory(home), search, executable);
        findings.AddRange(shims.FindAll());
        foreach (var tool in new ShimDirectory(home).Tools().Union(Answered(home)).OrderBy(tool => tool.Text, StringComparer.Ordinal))
        {
            findings.AddRange(shims.Find(tool).Concat(OfAnswer(home, tool)).Select(finding => finding with { Tool = tool }));
        }

        return findings;
    }

    /// <summary>None where they cannot be listed: the place's own examination has found that.</summary>
    private static IReadOnlyList<ToolName> Answered(StateDirectory home)
    {
        try
        {
            return home.AnsweredTools();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private IEnumerable<Finding> OfAnswer(StateDirectory home, ToolName tool)
    {
        string[] places = [home.Consent(tool), home.Consent(tool) + "~", home.Manifest(tool), home.Manifest(tool) + "~"];
        foreach (var place in places.Where(place => FileStatus.OfEntry(place) is { IsDirectory: true }))
        {
            yield return new Finding(FindingKind.PlaceIsTaken, place);
        }

        var answer = new ConsentStore(home).Read(tool);
        if (answer.IsDamaged)
        {
            yield return new Finding(FindingKind.AnswerUnreadable);
        }

        var reading = catalog.Find(tool);
        if (reading is null)
        {
            yield return new Finding(FindingKind.ManifestMissing);
        }
        else if (!reading.IsValid)
        {
            yield return new Finding(FindingKind.ManifestInvalid, reading.Errors[0].ToString());
        }
        else if (!answer.IsDamaged)
        {
            var decision = gate.Decide(Terms.Of(reading.Manifest), answer);
            foreach (var finding in decision.Counts ? new KeptExamination(home, clock).Find(tool) : [new Finding(FindingKind.Off) { Decision = decision, Answer = answer.Record }])
            {
                yield return finding;
            }
        }
    }
}
