namespace Footfall.Cli.Output;

/// <summary>What <c>doctor</c> found, for programs.</summary>
internal static class FindingsJson
{
    public static void Write(TextWriter output, FindingWords words, IReadOnlyList<Finding> findings) => JsonText.Write(output, json =>
    {
        json.WriteBoolean("well", !findings.Any(finding => finding.State == FindingState.Trouble));
        json.WriteObjects("findings", findings, finding =>
        {
            json.WriteString("finding", FindingWords.Name(finding.Kind));
            json.WriteString("tool", finding.Tool?.Text);
            json.WriteString("state", FindingWords.StateName(finding.State));
            json.WriteString("what", words.What(finding));
            json.WriteString("mend", words.Mend(finding));
        });
    });
}
