using Footfall.Cli.Drafting;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>The tools that every machine of the build has, drafted and compared with the manifests that ship.</summary>
[TestClass]
public sealed class RealToolsTests
{
    /// <summary>Parts of git that are packages of their own, and a daemon that git has on other platforms only.</summary>
    private static readonly string[] NotInstalled = ["svn", "p4", "gui", "citool", "gitk", "fsmonitor--daemon", "send-email", "instaweb", "archimport", "cvsimport", "cvsserver", "cvsexportcommit", "daemon"];

    /// <summary>Their help names the options of others in words only: "diff options", "rev-list options".</summary>
    private static readonly string[] OptionsInWords = ["log", "show", "whatchanged", "format-patch", "difftool", "stash", "shortlog", "diff", "rev-list", "diff-tree", "diff-index", "diff-files", "reflog", "bisect", "rev-parse", "range-diff", "bundle"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void A_draft_of_git_has_what_the_shipped_manifest_has()
    {
        var shipped = Shipped("git");
        var draft = Draft("git");

        var commands = shipped.Commands.Where(command => !command.IsExternal && !NotInstalled.Contains(command.Path.Split(' ')[0])).ToList();
        var share = ShareOfCommands(commands, draft);
        var options = ShareOfOptions([.. commands.Where(command => !OptionsInWords.Contains(command.Path.Split(' ')[0]))], draft);

        Assert.IsGreaterThanOrEqualTo(0.95, share);
        Assert.IsGreaterThanOrEqualTo(0.90, options);
    }

    [TestMethod]
    public void A_draft_of_dotnet_has_what_the_shipped_manifest_has()
    {
        var shipped = Shipped("dotnet");
        var draft = Draft("dotnet");

        var commands = shipped.Commands.Where(command => !command.IsExternal).ToList();
        var share = ShareOfCommands(commands, draft);
        var options = ShareOfOptions(commands, draft);

        Assert.IsGreaterThanOrEqualTo(0.93, share);
        Assert.IsGreaterThanOrEqualTo(0.70, options);
    }

    private double ShareOfCommands(List<CommandEntry> shipped, ManifestIndex draft)
    {
        var missing = shipped.Where(command => draft.Command(Words(command)) is null).Select(command => command.Path).ToList();
        TestContext.WriteLine($"{shipped.Count - missing.Count} of {shipped.Count} commands; not: {string.Join(", ", missing)}");
        return 1 - ((double)missing.Count / shipped.Count);
    }

    private double ShareOfOptions(List<CommandEntry> shipped, ManifestIndex draft)
    {
        var all = shipped.Where(command => draft.Command(Words(command)) is not null)
            .SelectMany(command => command.Options.Where(option => !option.Names.Contains("--help")).Select(option => (Words: Words(command), command.Path, option.Names)))
            .ToList();
        var missing = all.Where(option => draft.Option(option.Words, new HelpOption { Names = option.Names }) is null).ToList();
        TestContext.WriteLine($"{all.Count - missing.Count} of {all.Count} options; not: {string.Join(", ", missing.Select(option => $"{option.Path} {option.Names[0]}"))}");
        return 1 - ((double)missing.Count / all.Count);
    }

    private static string[] Words(CommandEntry command) => command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Manifest Shipped(string tool) => new ManifestCatalog(null).Find(ToolName.Parse(tool))!.Manifest!;

    private static ManifestIndex Draft(string name)
    {
        var environment = new Variables { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["DOTNET_ROOT"] = CleanEnvironment.DotnetRoot };
        var tool = ToolName.Parse(name);
        var limits = new CallLimits { Time = TimeSpan.FromSeconds(60) };
        using var calls = new ToolCalls(ToolFile.Find(name, environment)!, environment, limits, withHome: false, KnownTool.Of(name).Files);
        return new ManifestIndex(ManifestDraft.Make(tool, new HelpWalk(tool, calls, limits).Run(CancellationToken.None)!, before: null).Manifest);
    }
}
