using System.Text;
using System.Text.RegularExpressions;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// A script in the place of a tool that calls the tool by its name through <c>telemetry run</c>, as people wrapped tools before there were shims.
/// <c>telemetry</c> finds the script again, and so on without an end.
/// </summary>
internal static class LoopingScript
{
    private const int LongestScript = 65_536;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether a file is one. False where it cannot be read.</summary>
    public static bool Is(string path, ToolName tool)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length is 0 or > LongestScript)
            {
                return false;
            }

            var bytes = new byte[file.Length];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return !bytes.AsSpan(0, length).Contains((byte)0) && Calls(Encoding.UTF8.GetString(bytes, 0, length), tool);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether a text calls the tool through <c>telemetry run</c> by its name: a path would be found as it is.</summary>
    internal static bool Calls(string script, ToolName tool)
    {
        const string Call = @"^[^#\n]*\btelemetry[""']?[ \t]+run[ \t]+(--[ \t]+)?[""']?";
        const string OwnName = @"\$\(basename[^\n)]*\)|\$\{0##\*/\}";
        const string End = @"[""']?(?=[\s;&|]|$)";
        return Regex.IsMatch(script, $"{Call}({Regex.Escape(tool.Text)}|{OwnName}){End}", RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience);
    }
}
