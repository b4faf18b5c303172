namespace Footfall.Cli.Drafting;

/// <summary>What a tool answered to one call.</summary>
/// <param name="End">How the call ended.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CallAnswer(CaptureEnd End, byte[] Output, byte[] Error)
{
    /// <summary>The page: what stands on standard output, or on standard error where that is empty, as with tools that help only after a mistake.</summary>
    public HelpText Text
    {
        get
        {
            var output = HelpText.Read(Output);
            return output.IsBlank ? HelpText.Read(Error) : output;
        }
    }
}
