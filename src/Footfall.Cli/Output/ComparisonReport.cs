using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>What a new revision of a manifest changes, for its author.</summary>
internal static class ComparisonReport
{
    public static void Write(Screen screen, Manifest before, Manifest after, ManifestComparison comparison)
    {
        screen.Heading($"{after.Tool}: revision {before.Revision} to {after.Revision}");
        screen.Line(comparison.Differs
            ? $"Added: {Wording.Count(comparison.CommandsAdded, "command")}, {Wording.Count(comparison.OptionsAdded, "option")}, {Wording.Count(comparison.ValuesAdded, "value")}. "
                + $"Retired: {Wording.Count(comparison.Retired, "code")}."
            : "Nothing differs.");
        if (comparison.Breaks.IsEmpty)
        {
            screen.Line("Codes: each keeps its meaning.");
        }
        else
        {
            screen.Write(Screen.Warning($"Not to be published: {Wording.Count(comparison.Breaks.Length, "promise")} about codes would be broken."));
            foreach (var broken in comparison.Breaks)
            {
                screen.Line($"{broken}", indent: 2);
            }
        }

        screen.Line(comparison.AsksAgainFor.IsEmpty
            ? "Consent: nobody is asked again."
            : $"Consent: everybody is asked again, because of {string.Join(", ", comparison.AsksAgainFor)}. Nothing new in kind is counted before that.");
    }

    public static void WriteJson(TextWriter output, Manifest before, Manifest after, ManifestComparison comparison) => JsonText.Write(output, json =>
    {
        json.WriteString("tool", after.Tool.Text);
        json.WriteNumber("oldRevision", before.Revision);
        json.WriteNumber("newRevision", after.Revision);
        json.WriteBoolean("differs", comparison.Differs);
        json.WriteBoolean("compatible", comparison.Breaks.IsEmpty);
        json.WriteObjects("broken", comparison.Breaks, broken =>
        {
            json.WriteString("kind", broken.Kind is { } kind ? ReportKinds.Name(kind) : "manifest");
            json.WriteNumberOrNull("code", broken.Kind is null ? null : broken.Code);
            json.WriteString("was", broken.Kind is null ? null : broken.Was);
            json.WriteString("is", broken.Is);
            json.WriteString("reason", broken.Reason);
        });
        json.WriteNumber("commandsAdded", comparison.CommandsAdded);
        json.WriteNumber("optionsAdded", comparison.OptionsAdded);
        json.WriteNumber("valuesAdded", comparison.ValuesAdded);
        json.WriteNumber("codesRetired", comparison.Retired);
        json.WriteString("consent", comparison.AsksAgainFor.IsEmpty ? "none" : "ask-again");
        json.WriteArray("because", comparison.AsksAgainFor, json.WriteStringValue);
    });
}
