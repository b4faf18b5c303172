namespace Footfall.Cli.Drafting;

/// <summary>One line of a help page.</summary>
/// <param name="Number">From 1, as an editor counts.</param>
/// <param name="Indent">The blanks in front; tabs count to the next multiple of 8.</param>
/// <param name="Text">Without the blanks around it; tabs inside are two blanks, so that they part columns.</param>
internal readonly record struct HelpLine(int Number, int Indent, string Text)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>Whether it begins as the spelling of an option does.</summary>
    public bool BeginsWithDash => Text.Length > 1 && Text[0] == '-' && (char.IsAsciiLetterOrDigit(Text[1]) || Text[1] is '-' or '?' or '#' or '<' or '@' or '[')
        && !Text.StartsWith("---", StringComparison.Ordinal) && Text != "--";
}
