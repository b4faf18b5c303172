using System.Text;

namespace Footfall;

/// <summary>
/// What the administrator of a machine allows: one word in a file, <c>off</c> or <c>local</c>; lines with <c>#</c> are comments. A file that
/// cannot be read or says anything else means off. <c>FOOTFALL_POLICY</c> names one more file; the strictest counts, so it can never allow.
/// </summary>
internal sealed record SystemPolicy(Sharing Limit, string Source)
{
    public const string Variable = "FOOTFALL_POLICY";

    private const int LargestFile = 4096;

    public static SystemPolicy Nothing { get; } = new(Sharing.Send, "");

    public static string DefaultFile(IEnvironment environment) =>
        OperatingSystem.IsWindows() ? Path.Combine(environment.Variable("ProgramData") ?? @"C:\ProgramData", "Footfall", "policy")
        : OperatingSystem.IsMacOS() ? "/Library/Application Support/Footfall/policy"
        : "/etc/footfall/policy";

    /// <summary>Reads the policy of this machine. Never throws.</summary>
    public static SystemPolicy Read(IEnvironment environment) => Read(DefaultFile(environment), environment);

    /// <summary>The same, of a machine whose file is this one.</summary>
    public static SystemPolicy Read(string file, IEnvironment environment)
    {
        var system = ReadFile(file, mustExist: false);
        var own = environment.Variable(Variable) is { Length: > 0 } path ? ReadFile(path, mustExist: true) : Nothing;
        return own.Limit < system.Limit ? own : system;
    }

    /// <summary>Whether that one word stands there and, but for comments, nothing else.</summary>
    private static bool SaysLocal(string text)
    {
        var words = 0;
        var isLocal = true;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != '#')
            {
                words++;
                isLocal &= line == "local";
            }
        }

        return words == 1 && isLocal;
    }

    private static SystemPolicy ReadFile(string path, bool mustExist)
    {
        try
        {
            if (PrivateFiles.ReadSmall(path, LargestFile) is not { } bytes)
            {
                return mustExist ? new SystemPolicy(Sharing.Off, path) : Nothing;
            }

            return new SystemPolicy(bytes.Length <= LargestFile && SaysLocal(Encoding.UTF8.GetString(bytes)) ? Sharing.Local : Sharing.Off, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new SystemPolicy(Sharing.Off, path);
        }
    }
}
