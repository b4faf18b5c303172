using System.Collections.Frozen;

namespace Footfall.Cli.Drafting;

/// <summary>Tells the values that a person types from the words that stand for values.</summary>
internal static class Literals
{
    private const int LongestValue = 40;

    /// <summary>Words that help uses for a value of a kind: <c>&lt;path|url&gt;</c> lists no values.</summary>
    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "arg", "args", "argument", "branch", "bytes", "cmd", "command", "commit", "count", "date", "days", "dir", "directory", "domain", "duration", "file",
        "filename", "filter", "folder", "glob", "hash", "host", "id", "image", "int", "integer", "ip", "key", "keyid", "label", "list", "message", "mode",
        "msg", "name", "num", "number", "object", "package", "path", "pattern", "pkg", "port", "prefix", "ref", "refspec", "regex", "regexp", "remote",
        "repository", "revision", "scope", "seconds", "sha", "size", "spec", "string", "tag", "team", "template", "text", "time", "timeout", "token", "type",
        "uri", "url", "user", "value", "version", "when", "workspace");

    /// <summary>Whether each of several texts can be a value of a closed list.</summary>
    public static bool AreValues(IReadOnlyCollection<string> texts) =>
        texts.Count > 1
        && texts.All(IsLiteral)
        && texts.Any(text => text.Length > 2 && text.Any(char.IsAsciiLetter))
        && !texts.Any(Kinds.Contains)
        && !texts.All(text => text.Length > 1 && text.All(c => char.IsAsciiLetterUpper(c) || c is '_' or '-'));

    /// <summary>A short text of letters, digits and a few signs.</summary>
    public static bool IsLiteral(string text) =>
        text.Length is > 0 and <= LongestValue
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+' or '/' or ':')
        && text[^1] is not (':' or '/');

    /// <summary>A word that stands for a value: in brackets, or in capitals.</summary>
    public static bool IsPlaceholder(string word) =>
        HelpWords.Depth(word[0]) > 0 || (word.Any(char.IsAsciiLetterUpper) && !word.Any(char.IsAsciiLetterLower)) || word == "...";

    /// <summary>The word of a command, as a person types it.</summary>
    public static bool IsCommandWord(string word) =>
        word.Length is > 0 and <= LongestValue
        && char.IsAsciiLetterOrDigit(word[0])
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+' or ':')
        && word[^1] is not (':' or '.')
        && word.Any(char.IsAsciiLetterOrDigit);
}
