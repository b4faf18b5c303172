using System.Diagnostics.CodeAnalysis;

namespace Footfall.Protocol;

/// <summary>
/// The name a tool is counted under: the file name of its executable without the ending <c>.exe</c>.
/// 1 to 32 characters of <c>a-z 0-9 + . _ -</c>, the first a letter or digit, so that it is safe in a path and in a URL.
/// Defined in <c>spec/vocabulary.md</c>, section 2.
/// </summary>
public sealed record ToolName
{
    private const int MaximumLength = 32;

    private ToolName(string text) => Text = text;

    /// <summary>The name as it stands in file names and URLs.</summary>
    public string Text { get; }

    /// <summary>Reads a name. False when <paramref name="text"/> is not one; nothing is normalised.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ToolName? name)
    {
        name = text is not null && IsName(text) ? new ToolName(text) : null;
        return name is not null;
    }

    /// <summary>Reads a name that is known to be one.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a tool name.</exception>
    public static ToolName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not a tool name.");

    /// <summary>The tool that an executable's path or bare name stands for; null when its file name cannot be a tool name.</summary>
    public static ToolName? FromExecutable(string executable)
    {
        ArgumentNullException.ThrowIfNull(executable);

        var file = executable[(executable.LastIndexOfAny(['/', '\\']) + 1)..];
        var bare = file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? file[..^4] : file;

        // Where executables end in .exe, file names are compared without case.
        return TryParse(bare.Length < file.Length ? bare.ToLowerInvariant() : bare, out var name) ? name : null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool IsName(string text)
    {
        if (text.Length is 0 or > MaximumLength || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('+' or '.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
