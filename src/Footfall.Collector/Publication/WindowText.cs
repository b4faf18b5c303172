using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>Reads what <see cref="Window.ToString"/> writes: <c>2026-11-20</c> or <c>2026-W47</c>, and nothing else. Pure.</summary>
internal static class WindowText
{
    /// <summary>False when the text is not a window's.</summary>
    public static bool TryParse(string? text, out Window window)
    {
        window = default;
        return text is { Length: 8 or 10 }
            && long.TryParse(text.Replace("-W", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && Window.TryParse(code, out window)
            && window.ToString() == text;
    }
}
