using System.Collections.Immutable;
using System.Globalization;

namespace Footfall.Testing;

/// <summary>Runs a command under strace (Debian: strace) and tells which system calls it and its descendants made.</summary>
/// <param name="Result">How the command ended.</param>
/// <param name="Calls">The calls in the order of their beginning.</param>
public sealed record Strace(CommandResult Result, ImmutableArray<SystemCall> Calls)
{
    /// <summary>The classes of calls that a promise may be about: files, processes, network.</summary>
    public const string Everything = "%file,%process,%network,ftruncate";

    private const string Unfinished = " <unfinished ...>";
    private const string Program = "/usr/bin/strace";

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="trace">What strace's <c>-e trace=</c> takes.</param>
    /// <exception cref="AssertFailedException">strace is not installed, or did not work.</exception>
    public static Strace Run(Command command, string trace = Everything)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!File.Exists(Program))
        {
            throw new AssertFailedException("strace is missing: install the package strace.");
        }

        using var directory = new TemporaryDirectory();
        var file = directory["calls"];
        string[] options = ["-f", "-qq", "-s", "4096", "-e", $"trace={trace}", "-e", "signal=none", "-o", file];
        var traced = command with { Executable = Program, Arguments = [.. options, command.Executable, .. command.Arguments] };
        var result = traced.Run();
        return File.Exists(file)
            ? new Strace(result, Parse(File.ReadLines(file)))
            : throw new AssertFailedException($"strace did not work: {result}");
    }

    /// <summary>Reads what strace wrote with <c>-f</c>. A call that others interrupted is one call.</summary>
    public static ImmutableArray<SystemCall> Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var calls = new List<SystemCall?>();
        var begun = new Dictionary<int, (int Index, string Text)>();
        foreach (var line in lines)
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0 || !int.TryParse(line.AsSpan(0, blank), CultureInfo.InvariantCulture, out var process))
            {
                continue;
            }

            var text = line[blank..].TrimStart();
            if (text.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                begun[process] = (calls.Count, text[..^Unfinished.Length]);
                calls.Add(null);
            }
            else if (text.StartsWith("<... ", StringComparison.Ordinal))
            {
                if (begun.Remove(process, out var beginning))
                {
                    const string Resumed = " resumed>";
                    var rest = text[(text.IndexOf(Resumed, StringComparison.Ordinal) + Resumed.Length)..];
                    calls[beginning.Index] = ParseCall(process, beginning.Text + rest);
                }
            }
            else
            {
                calls.Add(ParseCall(process, text));
            }
        }

        return [.. calls.OfType<SystemCall>()];
    }

    // name(arguments) = result
    private static SystemCall? ParseCall(int process, string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var equals = text.LastIndexOf(" = ", StringComparison.Ordinal);
        if (open <= 0 || equals < open)
        {
            return null;
        }

        var arguments = text[(open + 1)..equals].TrimEnd();
        return new SystemCall(process, text[..open], arguments.EndsWith(')') ? arguments[..^1] : arguments, text[(equals + 3)..]);
    }
}
