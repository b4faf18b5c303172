using System.CommandLine;

namespace Footfall.Cli;

/// <summary>The examples that stand under each command's help. Tests run them.</summary>
internal static class Examples
{
    /// <summary>The examples of a command by its path; the empty path is <c>telemetry</c> itself.</summary>
    public static IReadOnlyList<string> Of(string path) => path.TrimEnd() switch
    {
        "" => ["telemetry wrap git", "telemetry run -- git status", "telemetry status", "telemetry preview git"],
        "wrap" => ["telemetry wrap git", "telemetry wrap git dotnet"],
        "unwrap" => ["telemetry unwrap git", "telemetry unwrap --all"],
        "shellenv" => ["telemetry shellenv", "telemetry shellenv bash"],
        "doctor" => ["telemetry doctor", "telemetry doctor --json"],
        "run" => ["telemetry run -- git status", "telemetry run -- dotnet build"],
        "enable" => ["telemetry enable git", "telemetry enable git --local", "telemetry enable git --endpoint https://counts.example.org/"],
        "disable" => ["telemetry disable git", "telemetry disable --all"],
        "status" => ["telemetry status", "telemetry status git", "telemetry status --json"],
        "show" => ["telemetry show", "telemetry show git", "telemetry show git --window 2026-W47 --json"],
        "preview" => ["telemetry preview", "telemetry preview git --json"],
        "log" => ["telemetry log", "telemetry log git --json"],
        "purge" => ["telemetry purge git"],
        "tools" => ["telemetry tools", "telemetry tools add mytool.json", "telemetry tools remove mytool"],
        "tools list" => ["telemetry tools list", "telemetry tools list --json"],
        "tools add" => ["telemetry tools add mytool.json"],
        "tools remove" => ["telemetry tools remove mytool"],
        "flush" => ["telemetry flush", "telemetry flush --json"],
        _ => [],
    };

    /// <summary>The words that lead to a command, each followed by a blank.</summary>
    public static string PathOf(Command command) =>
        command is RootCommand || command.Parents.OfType<Command>().FirstOrDefault() is not { } parent ? "" : $"{PathOf(parent)}{command.Name} ";
}
