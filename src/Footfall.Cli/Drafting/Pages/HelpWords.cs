namespace Footfall.Cli.Drafting;

/// <summary>Parts a text at its blanks, but for those within brackets or quotes.</summary>
internal static class HelpWords
{
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var depth = 0;
        var start = 0;
        var quote = '\0';
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ' ' && depth == 0 && quote == '\0'))
            {
                if (i > start)
                {
                    words.Add(text[start..i]);
                }

                start = i + 1;
                continue;
            }

            var character = text[i];
            if (character is '"' or '\'')
            {
                quote = quote == '\0' && text.IndexOf(character, i + 1) > 0 ? character : quote == character ? '\0' : quote;
            }
            else if (quote == '\0')
            {
                depth = Math.Max(0, depth + Depth(character));
            }
        }

        return words;
    }

    /// <summary>What a character adds to the number of open brackets.</summary>
    public static int Depth(char character) => character switch
    {
        '<' or '[' or '{' or '(' => 1,
        '>' or ']' or '}' or ')' => -1,
        _ => 0,
    };
}
