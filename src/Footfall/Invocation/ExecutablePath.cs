using System.Text;

namespace Footfall;

/// <summary>Where a command's file is, by the rule of a shell.</summary>
internal static class ExecutablePath
{
    /// <summary>The first executable file of that name in <c>PATH</c>; a name with a slash is its own answer. Null: none.</summary>
    public static byte[]? Find(byte[] name)
    {
        if (name.Contains((byte)'/'))
        {
            return name;
        }

        var text = Encoding.UTF8.GetString(name);
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "/bin:/usr/bin").Split(':'))
        {
            var path = Path.Combine(directory.Length == 0 ? "." : directory, text);
            if (IsExecutable(path))
            {
                return Encoding.UTF8.GetBytes(path);
            }
        }

        return null;
    }

    private static bool IsExecutable(string path)
    {
        const UnixFileMode Any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Any) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
