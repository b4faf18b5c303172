using System.Text;

namespace Footfall.Collector;

/// <summary>Text in a field of a tab-separated line: the backslash and every control character are written with a backslash. Pure.</summary>
internal static class TabSeparated
{
    /// <summary>Makes a field of any text.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(c => c == '\\' || char.IsControl(c)))
        {
            return text;
        }

        var field = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => field.Append("\\\\"),
                '\t' => field.Append("\\t"),
                '\n' => field.Append("\\n"),
                '\r' => field.Append("\\r"),
                _ when char.IsControl(c) => field.Append('?'),
                _ => field.Append(c),
            };
        }

        return field.ToString();
    }

    /// <summary>Reads a field. Control characters that have no letter of their own stay the question marks that they became.</summary>
    public static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        var text = new StringBuilder();
        for (var i = 0; i < field.Length; i++)
        {
            var c = field[i];
            text.Append(c != '\\' || ++i == field.Length ? c : field[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
