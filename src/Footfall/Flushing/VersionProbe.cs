using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Asks a tool for its version: only in background work, at most once a day, with telemetry off for the child. Of the answer two integers are
/// kept; its text and the tool's path never are.
/// </summary>
internal sealed class VersionProbe(IEnvironment environment)
{
    private const int LongestAnswer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The real tool that a shell finds, never a shim. Null: there is none.</summary>
    public string? Find(ToolName tool)
    {
        // Background work has another current directory than the person.
        var directories = (environment.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);
        var search = new ToolSearch(Encoding.UTF8.GetBytes(string.Join(Path.PathSeparator, directories)), StateDirectory.Locate(environment)?.Shims, OwnExecutable.Path);
        return search.Find(Encoding.UTF8.GetBytes(tool.Text)).Path is { } path && Encoding.UTF8.GetString(path) is var text && Path.IsPathFullyQualified(text) ? text : null;
    }

    /// <summary>What tells a file from the one that it was before an update. Null: unknown, as a file that is not there.</summary>
    public static VersionedFile? Look(string? path) => path is not null && FileStatus.Of(path) is { } status ? new VersionedFile(status.Size, status.Changed) : null;

    /// <summary>The version of the tool at a path; <see cref="ToolVersion.Unknown"/> when it does not answer as its manifest says.</summary>
    public static ToolVersion Ask(string? path, VersionQuestion question)
    {
        if (path is null)
        {
            return ToolVersion.Unknown;
        }

        var start = new ProcessStartInfo(path, question.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetPathRoot(path)!,
        };
        start.Environment[ConsentGate.Variable] = "off";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var patience = new CancellationTokenSource(Patience);
            using var kill = patience.Token.Register(() => Kill(process));
            var answer = new char[LongestAnswer];
            var length = process.StandardOutput.ReadBlock(answer, 0, answer.Length);
            if (length == answer.Length || !process.WaitForExit(Patience) || patience.IsCancellationRequested)
            {
                Kill(process);
                return ToolVersion.Unknown;
            }

            return Read(new string(answer, 0, length), question.Prefix);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return ToolVersion.Unknown;
        }
    }

    /// <summary>The version on the first line: the word that follows the prefix.</summary>
    internal static ToolVersion Read(string answer, string prefix)
    {
        var line = answer.Split('\n')[0].TrimEnd('\r');
        return line.StartsWith(prefix, StringComparison.Ordinal) ? ToolVersion.Parse(line[prefix.Length..].Split(' ')[0]) : ToolVersion.Unknown;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It has ended by itself.
        }
    }
}
