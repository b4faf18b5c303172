using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Finds what stands before the version in <c>git version 2.39.5</c>.</summary>
internal static class VersionLine
{
    /// <summary>Null: the first line holds no version that <see cref="ToolVersion"/> knows.</summary>
    public static string? Prefix(HelpText text)
    {
        var line = text.Lines.FirstOrDefault(line => !line.IsBlank).Text ?? "";
        var start = 0;
        foreach (var word in line.Split(' '))
        {
            var at = word is ['v', >= '0' and <= '9', ..] ? 1 : 0;
            if (word.Length > at && char.IsAsciiDigit(word[at]) && ToolVersion.Parse(word[at..].TrimEnd(',')) != ToolVersion.Unknown)
            {
                return line[..(start + at)];
            }

            start += word.Length + 1;
        }

        return null;
    }
}
