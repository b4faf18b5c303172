namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ToolsReaderTests
{
    [TestMethod]
    public void Every_manifest_of_the_folder_is_a_tool()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["b.json"], Some.Git);
        File.WriteAllText(folder["a.json"], Some.Make);
        File.WriteAllText(folder["README.md"], "Not a manifest.");

        var (tools, errors) = ToolsReader.Read(folder.Path);

        Assert.IsEmpty(errors);
        Assert.AreEqual("git make", string.Join(' ', tools!.Manifests.Select(manifest => manifest.Tool)));
    }

    [TestMethod]
    public void An_empty_folder_is_no_tools()
    {
        using var folder = new TemporaryFolder();

        var (tools, _) = ToolsReader.Read(folder.Path);

        Assert.IsEmpty(tools!.Manifests);
    }

    [TestMethod]
    public void Every_error_of_every_file_is_told_with_its_place()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.json"], "{");
        File.WriteAllText(folder["b.json"], Some.Git.Replace("\"revision\":2", "\"revision\":0,\"cap\":3", StringComparison.Ordinal));
        File.WriteAllText(folder["c.json"], Some.Make);
        File.WriteAllText(folder["d.json"], Some.Make);

        var (tools, errors) = ToolsReader.Read(folder.Path);

        Assert.IsNull(tools);
        Assert.HasCount(4, errors);
        StringAssert.StartsWith(errors[0], $"{folder["a.json"]}: The file is not JSON: ", StringComparison.Ordinal);
        Assert.AreEqual($"{folder["b.json"]}: revision: must be a whole number from 1 to 1000000", errors[1]);
        Assert.AreEqual($"{folder["b.json"]}: cap: must be a power of two", errors[2]);
        Assert.AreEqual($"{folder["d.json"]}: tool: 'make' is also the tool of {folder["c.json"]}; remove one of the two.", errors[3]);
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var (tools, errors) = ToolsReader.Read(folder["nowhere"]);

        Assert.IsNull(tools);
        Assert.AreEqual($"--manifests: there is no folder {folder["nowhere"]}.", errors.Single());
    }

    [TestMethod]
    public void A_huge_file_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["a.json"]))
        {
            file.SetLength(10_000_000);
        }

        var (_, errors) = ToolsReader.Read(folder.Path);

        Assert.AreEqual($"{folder["a.json"]}: has 10000000 bytes; a manifest has at most 4194304.", errors.Single());
    }
}
