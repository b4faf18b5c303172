using Footfall.Cli.Drafting;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>The tools that every machine of the build has, drafted and compared with the manifests that ship.</summary>
[TestClass]
public sealed class RealToolsTests
{
    public TestContext TestContext { get; set; } = null!;

    /// <summary>
    /// What is found is real: nearly all of it stands in the manifest that people made. How much is found depends on which version is
    /// installed and how much of it its help tells, so of that there is only a floor.
    /// </summary>
    [TestMethod]
    [DataRow("git", 200, 1_500)]
    [DataRow("dotnet", 110, 700)]
    public void What_a_draft_finds_is_what_the_shipped_manifest_has(string tool, int fewestCommands, int fewestOptions)
    {
        var draft = Draft(tool);

        var shipped = new ManifestIndex(Shipped(tool));
        var commands = draft.Commands.Where(command => !command.IsExternal).ToList();
        var options = commands.SelectMany(command => command.Options.Select(option => (Command: command, Option: option))).ToList();
        var strangeCommands = commands.Where(command => shipped.Command(Words(command)) is null).Select(command => command.Path).ToList();
        var strangeOptions = options
            .Where(found => shipped.Command(Words(found.Command)) is not null && shipped.Option(Words(found.Command), new HelpOption { Names = found.Option.Names }) is null)
            .Select(found => $"{found.Command.Path} {found.Option.Names[0]}")
            .ToList();
        TestContext.WriteLine($"{commands.Count} commands, {options.Count} options; not shipped: {string.Join(", ", strangeCommands)}; {string.Join(", ", strangeOptions)}");
        Assert.IsGreaterThanOrEqualTo(fewestCommands, commands.Count);
        Assert.IsGreaterThanOrEqualTo(fewestOptions, options.Count);
        Assert.IsLessThanOrEqualTo(0.05 * commands.Count, strangeCommands.Count, string.Join(", ", strangeCommands));
        Assert.IsLessThanOrEqualTo(0.05 * options.Count, strangeOptions.Count, string.Join(", ", strangeOptions));
    }

    private static string[] Words(CommandEntry command) => command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Manifest Shipped(string tool) => new ManifestCatalog(null).Find(ToolName.Parse(tool))!.Manifest!;

    private static Manifest Draft(string name)
    {
        var environment = new Variables { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["DOTNET_ROOT"] = CleanEnvironment.DotnetRoot };
        var tool = ToolName.Parse(name);
        var limits = new CallLimits { Time = TimeSpan.FromSeconds(60) };
        using var calls = new ToolCalls(ToolFile.Find(name, environment)!, environment, limits, withHome: false, KnownTool.Of(name).Files);
        return ManifestDraft.Make(tool, new HelpWalk(tool, calls, limits).Run(CancellationToken.None)!, before: null).Manifest;
    }
}
