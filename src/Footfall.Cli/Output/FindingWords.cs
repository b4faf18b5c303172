using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Footfall.Cli.Output;

/// <summary>What <c>doctor</c> says about each finding: a sentence, and the exact mend where one is needed.</summary>
internal sealed partial class FindingWords(ShellSetup setup, IClock clock)
{
    public static string StateName(FindingState state) => state switch
    {
        FindingState.Well => "ok",
        FindingState.Note => "note",
        _ => "trouble",
    };

    /// <summary>The name of a kind in JSON: its words, parted by dashes.</summary>
    public static string Name(FindingKind kind) => WordBegin().Replace(kind.ToString(), "-").ToLower(CultureInfo.InvariantCulture);

    public string What(Finding finding) => finding switch
    {
        { Kind: FindingKind.NoPlace } => "There is no place to keep anything.",
        { Kind: FindingKind.NothingYet, Detail: var path } => $"Nothing is kept yet; it would be in {path}.",
        { Kind: FindingKind.PlaceReady, Detail: var path } => $"{path} is yours alone and can be written.",
        { Kind: FindingKind.PlaceIsFile, Detail: var path } => $"{path} is a file where the directory of Footfall would be.",
        { Kind: FindingKind.PlaceIsOpen, Detail: var path } => $"Others may look into {path}.",
        { Kind: FindingKind.PlaceIsLocked, Detail: var path } => $"{path} cannot be written, so nothing can be kept.",
        { Kind: FindingKind.PlaceIsTaken, Detail: var path } => $"{path} is not what Footfall made there: a link, or something that is no file or no directory. It is left alone.",
        { Kind: FindingKind.LockUnusable, Detail: var path } => $"{path} cannot be locked, so nothing is added up or sent.",
        { Kind: FindingKind.Nested } => $"{NestedMark.Variable} is set, as for what a wrapped tool calls: nothing that is called here is counted.",
        { Kind: FindingKind.NothingWrapped } => "No tool is wrapped yet. To wrap one: telemetry wrap git",
        { Kind: FindingKind.ShimsOnPath, Detail: var path } => $"{path} stands on PATH.",
        { Kind: FindingKind.ShimsNotOnPath, Detail: var path } => $"{path} is not on PATH, so wrapped tools are not counted.",
        { Kind: FindingKind.ShimsTwice, Detail: var path } => $"{path} stands on PATH more than once.",
        { Kind: FindingKind.Stranger, Detail: var path } => $"{path} is no shim.",
        { Kind: FindingKind.Wrapped, Tool: var tool, Detail: var path } => $"{tool} is wrapped; the tool itself is {path}.",
        { Kind: FindingKind.ShimDangling, Tool: var tool } => $"The shim of {tool} leads to nothing, so what is called by its name is not counted.",
        { Kind: FindingKind.ShimOfAnother, Tool: var tool, Detail: var path } => $"The shim of {tool} leads to {path}, which is not this telemetry.",
        { Kind: FindingKind.ShimForeign, Detail: var path } => $"{path} is not a link, so it is no shim of ours.",
        { Kind: FindingKind.ShimBehind, Tool: var tool, Detail: var path } => $"{path} stands on PATH before the shim of {tool}, so {tool} is not counted.",
        { Kind: FindingKind.ToolMissing, Tool: var tool } => $"{tool} is wrapped, but there is no {tool} on PATH.",
        { Kind: FindingKind.ToolNotExecutable, Tool: var tool, Detail: var path } => $"{tool} is wrapped, but {path} cannot be executed.",
        { Kind: FindingKind.ToolLoops, Tool: var tool, Detail: var path } => $"{path} is a script that calls {tool} through telemetry run, which finds the script again: it never ends.",
        { Kind: FindingKind.ManifestMissing, Tool: var tool } => $"There is no manifest of {tool}, so it is not counted.",
        { Kind: FindingKind.ManifestInvalid, Tool: var tool, Detail: var error } => $"The manifest of {tool} is not valid, so it is not counted: {error.TrimEnd('.')}.",
        { Kind: FindingKind.AnswerUnreadable, Tool: var tool } => $"Your answer about {tool} cannot be read, so it is not counted.",
        { Kind: FindingKind.Off, Tool: { } tool, Decision: { } decision } =>
            $"{tool} is not counted: {Wording.RuleWords(new ToolInspection { Tool = tool, Now = clock.GetCurrentInstant(), Decision = decision, Answer = finding.Answer })}.",
        { Kind: FindingKind.KeptReady, Tool: var tool, Detail: var path } => $"You agreed to count {tool}; what is kept of it lies in {path}.",
        { Kind: FindingKind.CacheDamaged, Tool: var tool, Detail: var reason } => $"The counters of {tool} are damaged: {reason}",
        { Kind: FindingKind.CacheNewer, Tool: var tool } => $"A newer telemetry wrote the counters of {tool}; this one leaves them alone.",
        { Kind: FindingKind.CacheUnusable, Tool: var tool, Detail: var reason } => $"The counters of {tool} cannot be used: {reason}",
        { Kind: FindingKind.JournalUnusable, Tool: var tool, Detail: var path } => $"{path} is missing or cannot be written, so {tool} is not counted.",
        { Kind: FindingKind.DamagePassedOver, Tool: var tool, Detail: var times } => $"What is kept of {tool} was damaged {times} times; what the damage held was passed over.",
        { Kind: FindingKind.WorkOverdue, Detail: "" } => "Background work has never run, though there was something to do for days.",
        { Kind: FindingKind.WorkOverdue, Detail: var day } => $"Background work has not run since {day}, though there was something to do for days.",
        _ => Name(finding.Kind),
    };

    /// <summary>A command line, or what to do by hand; null where all is well.</summary>
    public string? Mend(Finding finding) => finding switch
    {
        { State: not FindingState.Trouble } => null,
        { Kind: FindingKind.NoPlace } => $"set {StateDirectory.Variable} or HOME to a path",
        { Kind: FindingKind.PlaceIsFile, Detail: var path } => $"mv {Word(path)} {Word(path + ".old")}",
        { Kind: FindingKind.PlaceIsOpen, Detail: var path } => $"chmod 700 {Word(path)}",
        { Kind: FindingKind.PlaceIsLocked, Detail: var path } => $"sudo chown -R \"$(id -un)\" {Word(path)} && chmod -R u+rwX {Word(path)}",
        { Kind: FindingKind.PlaceIsTaken, Detail: var path } => $"mv {Word(path)} {Word(path + ".old")}",
        { Kind: FindingKind.LockUnusable, Detail: var path } => $"rm -f {Word(path)}; where that does not help, set {StateDirectory.Variable} to a directory on a disk of this machine",
        { Kind: FindingKind.Nested } => ShellCode.Unmark(setup.Shell),
        { Kind: FindingKind.ShimsNotOnPath or FindingKind.ShimBehind } => $"put this line at the end of {setup.File} and open a new terminal: {setup.Line}",
        { Kind: FindingKind.ShimsTwice } => setup.Line,
        { Kind: FindingKind.Stranger, Detail: var path } => $"mv {Word(path)} ~/",
        { Kind: FindingKind.ShimDangling or FindingKind.ShimOfAnother, Tool: var tool } => $"telemetry wrap {tool}",
        { Kind: FindingKind.ShimForeign, Tool: var tool, Detail: var path } => $"mv {Word(path)} ~/ && telemetry wrap {tool}",
        { Kind: FindingKind.ToolMissing, Tool: var tool } => $"telemetry unwrap {tool}",
        { Kind: FindingKind.ToolNotExecutable, Detail: var path } => $"chmod +x {Word(path)}",
        { Kind: FindingKind.ToolLoops, Tool: var tool, Detail: var path } => $"mv {Word(path)} {Word(path + ".old")} && telemetry wrap {tool}",
        { Kind: FindingKind.ManifestMissing, Tool: var tool } => $"telemetry tools add FILE, or: telemetry unwrap {tool}; telemetry disable {tool}",
        { Kind: FindingKind.ManifestInvalid, Tool: var tool } => $"telemetry tools add FILE, or: telemetry tools remove {tool}",
        { Kind: FindingKind.AnswerUnreadable, Tool: var tool } => $"telemetry enable {tool}, or: telemetry disable {tool}",
        { Kind: FindingKind.CacheNewer } => "update telemetry",
        { Kind: FindingKind.CacheUnusable, Tool: var tool } => $"telemetry purge {tool}",
        { Kind: FindingKind.JournalUnusable, Detail: var path } => $"mkdir -p {Word(path)} && chmod 700 {Word(path)}",
        _ => "telemetry flush",
    };

    private string Word(string path) => Harmless().IsMatch(path) ? path : ShellCode.Quote(setup.Shell, path);

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordBegin();

    [GeneratedRegex("^[A-Za-z0-9/._+-]+$")]
    private static partial Regex Harmless();
}
