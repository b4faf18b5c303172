using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class LastingPathTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    /// <summary>The executable of an installer that keeps versions apart.</summary>
    private string Own => directory["store", "1.0", "telemetry"];

    public LastingPathTests() => directory.WriteExecutable("store/1.0/telemetry", "");

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void The_link_on_PATH_that_leads_to_the_executable_is_the_path_that_lasts()
    {
        var link = Link("tools/telemetry", Own);

        Assert.AreEqual(link, Of(called: "telemetry", path: [directory["none"], directory["tools"]]));
    }

    [TestMethod]
    public void It_may_lead_there_over_another_link()
    {
        var link = Link("bin/telemetry", Link("current", directory["store", "1.0"]) + "/telemetry");

        Assert.AreEqual(link, Of(called: "telemetry", path: [directory["bin"]]));
    }

    [TestMethod]
    public void The_first_of_several_on_PATH_is_taken()
    {
        var first = Link("a/telemetry", Own);
        Link("b/telemetry", Own);

        Assert.AreEqual(first, Of(called: "telemetry", path: [directory["a"], directory["b"]]));
    }

    [TestMethod]
    public void What_leads_to_another_telemetry_is_passed_over()
    {
        directory.WriteExecutable("other/telemetry", "");
        Link("dangling/telemetry", directory["gone"]);
        var link = Link("tools/telemetry", Own);

        Assert.AreEqual(link, Of(called: "telemetry", path: [directory["dangling"], directory["other"], directory["tools"]]));
    }

    [TestMethod]
    public void Outside_of_PATH_it_is_the_path_that_was_called()
    {
        var link = Link("tools/telemetry", Own);

        Assert.AreEqual(link, Of(called: link, path: []));
        Assert.AreEqual(link, Of(called: directory["tools"] + "/../tools/telemetry", path: []), "Without its detours.");
    }

    [TestMethod]
    public void What_a_caller_wrote_as_the_name_is_no_path_to_trust()
    {
        var other = directory.WriteExecutable("other/telemetry", "");
        var named = Link("tools/git", Own);

        Assert.AreEqual(Own, Of(called: other, path: []), "Another file.");
        Assert.AreEqual(Own, Of(called: named, path: []), "A link that is a shim.");
        Assert.AreEqual(Own, Of(called: "", path: []));
        Assert.AreEqual(Own, Of(called: null, path: null));
    }

    [TestMethod]
    public void A_link_among_the_shims_would_lead_to_itself_and_is_passed_over()
    {
        var link = Link("shims/telemetry", Own);

        Assert.AreEqual(Own, Of(called: link, path: [directory["shims"]]));
    }

    [TestMethod]
    public void A_relative_entry_of_PATH_means_another_place_tomorrow_and_is_passed_over()
    {
        Link("tools/telemetry", Own);

        Assert.AreEqual(Own, Of(called: "telemetry", path: ["", ".", Path.GetRelativePath(Environment.CurrentDirectory, directory["tools"])]));
    }

    [TestMethod]
    public void An_executable_that_was_renamed_is_looked_for_under_its_name()
    {
        var own = directory.WriteExecutable("store/1.0/footfall", "");
        Link("tools/telemetry", own);
        var link = Link("tools/footfall", own);

        Assert.AreEqual(link, LastingPath.Of(own, "footfall", directory["tools"], shims: null));
    }

    private string? Of(string? called, string[]? path) =>
        LastingPath.Of(Own, called, path is null ? null : string.Join(Path.PathSeparator, path), directory["shims"]);

    private string Link(string name, string target)
    {
        var path = directory[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        return path;
    }
}
