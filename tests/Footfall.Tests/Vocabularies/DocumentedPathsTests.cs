namespace Footfall.Tests;

[TestClass]
public sealed class DocumentedPathsTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("sampler", "")]
    [DataRow("remote", "remote")]
    [DataRow("remote add", "remote add")]
    [DataRow("remote-add", "remote add")]
    [DataRow("sampler remote add", "remote add")]
    [DataRow("sampler-remote-add", "remote add")]
    [DataRow("remote new", "remote add", DisplayName = "an alias")]
    [DataRow("plug-install", "plug install")]
    [DataRow("cherry-pick", "cherry-pick", DisplayName = "a word with a dash")]
    [DataRow("cherry pick", "cherry pick", DisplayName = "the same words with a blank")]
    [DataRow("cherry-pick-up", "cherry-pick up", DisplayName = "a word with a dash and one below it")]
    public void A_command_is_found_however_its_documentation_writes_it(string documented, string path)
    {
        var paths = new DocumentedPaths(TestManifests.Sampler with
        {
            Commands = [.. TestManifests.Sampler.Commands, Command(90, "cherry"), Command(91, "cherry pop"), Command(94, "cherry pick"), Command(92, "cherry-pick"), Command(93, "cherry-pick up")],
        });

        Assert.AreEqual(path, paths.Find(documented)?.Path);
    }

    [TestMethod]
    [DataRow("frobnicate")]
    [DataRow("remote frobnicate")]
    [DataRow("remoteadd")]
    [DataRow("remote-")]
    [DataRow("-")]
    [DataRow("plug *")]
    [DataRow("samplerremote")]
    public void What_is_no_command_is_not_found(string documented) =>
        Assert.IsNull(new DocumentedPaths(TestManifests.Sampler).Find(documented));

    private static Protocol.CommandEntry Command(int code, string path) => new() { Code = code, Path = path };
}
