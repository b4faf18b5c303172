using System.Text;
using System.Text.Json;

namespace Footfall.Protocol.Tests.Vocabularies;

[TestClass]
public sealed class ShippedManifestTests
{
    private static readonly string Root = RepositoryRoot();

    private static readonly string[] Expected = ["cargo", "dfx", "docker", "dotnet", "git", "icp", "kubectl", "npm"];

    public static IEnumerable<object[]> Tools => Files.Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Root, "spec", "tools"), "*.json").Order(StringComparer.Ordinal);

    [TestMethod]
    public void The_repository_ships_manifests_of_these_tools()
    {
        var shipped = Files.Select(file => Path.GetFileNameWithoutExtension(file)).ToArray();

        CollectionAssert.AreEqual(Expected, shipped);
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_reads_without_errors(string tool)
    {
        var reading = ManifestReader.Read(Bytes(tool));

        Assert.IsTrue(reading.IsValid, string.Join(Environment.NewLine, reading.Errors));
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_is_named_after_its_tool(string tool) => Assert.AreEqual(tool, Manifest(tool).Tool.Text);

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_names_the_schema_beside_it(string tool)
    {
        using var json = JsonDocument.Parse(Bytes(tool));

        var schema = json.RootElement.GetProperty("$schema").GetString()!;

        Assert.IsTrue(File.Exists(Path.Combine(Root, "spec", "tools", schema)), schema);
    }

    /// <summary>So that a new draft differs only where something changed. <c>FOOTFALL_UPDATE_GOLDEN=1</c> writes it so.</summary>
    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_looks_as_the_writer_writes_it(string tool)
    {
        var written = ManifestWriter.Write(Manifest(tool), "../schemas/manifest.schema.json");

        if (Environment.GetEnvironmentVariable("FOOTFALL_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(Path.Combine(Root, "spec", "tools", $"{tool}.json"), written);
        }

        Assert.AreEqual(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Bytes(tool)));
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_gives_the_root_command_the_first_code(string tool)
    {
        Assert.IsTrue(new Vocabulary(Manifest(tool)).TryCommand("", out var root));

        Assert.AreEqual(1, root.Code);
        Assert.IsFalse(root.Operands, "an unknown first word is an unknown command");
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void The_first_revision_leaves_no_code_unused(string tool)
    {
        var manifest = Manifest(tool);
        Assert.AreEqual(1, manifest.Revision, "Later revisions may leave codes unused; this test then ends.");

        var options = manifest.Commands.SelectMany(command => command.Options).ToArray();

        AssertDense(manifest.Commands.Select(command => command.Code));
        AssertDense(options.Select(option => option.Code));
        AssertDense(options.SelectMany(option => option.Values).Select(value => value.Code));
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_sends_nowhere_but_to_this_machine(string tool) =>
        Assert.IsTrue(Manifest(tool).Publisher.Endpoint.IsLoopback);

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void A_shipped_manifest_collects_every_class_that_it_can(string tool)
    {
        var names = Manifest(tool).Commands.SelectMany(command => command.Options).Any(option => !option.Environment.IsEmpty);

        CollectionAssert.AreEqual(
            names ? ReportKinds.All.ToArray() : ReportKinds.All.Remove(ReportKind.Environment).ToArray(),
            Manifest(tool).Collects.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Tools))]
    public void Every_command_is_known_by_the_help_option(string tool)
    {
        var manifest = Manifest(tool);
        var inherited = manifest.Commands.Single(command => command.Path.Length == 0).Options.Any(option => option.Inherited && option.Names.Contains("--help"));

        var without = manifest.Commands.Where(command => !inherited && !command.IsExternal && !command.Options.Any(option => option.Names.Contains("--help")));

        Assert.AreEqual("", string.Join(", ", without.Select(command => command.Path)));
    }

    [TestMethod]
    [DataRow("git", "stash push")]
    [DataRow("git", "worktree add")]
    [DataRow("git", "submodule update")]
    [DataRow("dotnet", "build")]
    [DataRow("dotnet", "tool install")]
    [DataRow("git", "config set")]
    [DataRow("dotnet", "workload search version")]
    [DataRow("dotnet", "nuget add source")]
    [DataRow("dfx", "canister snapshot create")]
    [DataRow("dfx", "ledger notify top-up")]
    [DataRow("dfx", "identity new")]
    [DataRow("icp", "canister settings update")]
    [DataRow("icp", "token transfer")]
    [DataRow("npm", "run")]
    [DataRow("npm", "config set")]
    [DataRow("npm", "dist-tag add")]
    [DataRow("cargo", "build")]
    [DataRow("cargo", "clippy")]
    [DataRow("cargo", "report future-incompatibilities")]
    public void An_everyday_command_is_in_the_vocabulary(string tool, string path) =>
        Assert.IsTrue(new Vocabulary(Manifest(tool)).TryCommand(path, out _));

    [TestMethod]
    public void An_option_that_a_group_of_dfx_declares_covers_the_commands_below_it()
    {
        var vocabulary = new Vocabulary(Manifest("dfx"));
        Assert.IsTrue(vocabulary.TryCommand("canister", out var group));
        Assert.IsTrue(vocabulary.TryCommand("canister snapshot create", out var below));

        var network = group.Options.Single(option => option.Names.Contains("--network"));

        Assert.IsTrue(network.Inherited);
        Assert.IsTrue(vocabulary.HasOption(below.Code, network.Code));
    }

    private static void AssertDense(IEnumerable<int> codes)
    {
        var sorted = codes.Order().ToArray();

        CollectionAssert.AreEqual(Enumerable.Range(1, sorted.Length).ToArray(), sorted);
    }

    private static Manifest Manifest(string tool) => ManifestReader.Read(Bytes(tool)).Manifest!;

    private static byte[] Bytes(string tool) => File.ReadAllBytes(Path.Combine(Root, "spec", "tools", $"{tool}.json"));

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Agent.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("Agent.sln is in no folder above the tests.");
        }

        return directory.FullName;
    }
}
