namespace Footfall.Tests;

/// <summary>Mostly through <c>FOOTFALL_POLICY</c>, which is read by the same rules as the file of the machine.</summary>
[TestClass]
public sealed class SystemPolicyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("off", "Off")]
    [DataRow("off\n", "Off")]
    [DataRow("local\n", "Local")]
    [DataRow("# people may look at their own use\n\n  local  \n# end\n", "Local")]
    [DataRow("#local\noff\n", "Off")]
    [DataRow("", "Off")]
    [DataRow("# nothing but a comment\n", "Off")]
    [DataRow("send\n", "Off")]
    [DataRow("on\n", "Off")]
    [DataRow("LOCAL\n", "Off")]
    [DataRow("local\nlocal\n", "Off")]
    [DataRow("local off\n", "Off")]
    [DataRow("\0\u0001\uFFFD", "Off")]
    public void A_file_says_off_or_local_and_anything_else_is_off(string content, string limit) => Assert.AreEqual(limit, Read(content).Limit.ToString());

    [TestMethod]
    public void A_word_beyond_what_is_read_is_not_passed_over() =>
        Assert.AreEqual(Sharing.Off, Read("local\n#" + new string('x', 4090) + "\noff\n").Limit);

    [TestMethod]
    [DataRow(4096, "Local")]
    [DataRow(4097, "Off")]
    public void A_longer_file_than_is_read_is_off(int length, string limit) => Assert.AreEqual(limit, Read("local\n#".PadRight(length, 'x')).Limit.ToString());

    [TestMethod]
    [DataRow("off", "local", "Off", "machine")]
    [DataRow("local", "off", "Off", "own")]
    [DataRow("local", "local", "Local", "machine")]
    [DataRow("off", null, "Off", "machine")]
    [DataRow(null, "local", "Local", "own")]
    [DataRow(null, null, "Send", "")]
    public void Of_the_machines_file_and_the_one_that_is_named_the_stricter_counts(string? machine, string? own, string limit, string source)
    {
        using var home = new TemporaryHome();

        var read = SystemPolicy.Read(File("machine", machine), new Variables((SystemPolicy.Variable, own is null ? "" : File("own", own))));

        Assert.AreEqual($"{limit} {source}", $"{read.Limit} {Path.GetFileName(read.Source)}");

        string File(string name, string? word)
        {
            var path = Path.Combine(home.Around, name);
            if (word is not null)
            {
                System.IO.File.WriteAllText(path, word);
            }

            return path;
        }
    }

    [TestMethod]
    public void The_machines_file_is_where_an_administrator_would_put_it() => Assert.AreEqual(
        OperatingSystem.IsWindows() ? @"D:\Data\Footfall\policy"
        : OperatingSystem.IsMacOS() ? "/Library/Application Support/Footfall/policy"
        : "/etc/footfall/policy",
        SystemPolicy.DefaultFile(new Variables(("ProgramData", @"D:\Data"))));

    [TestMethod]
    [DataRow("missing")]
    [DataRow("directory")]
    [DataRow("FIFO")]
    [DataRow("link")]
    public async Task A_policy_that_is_named_and_cannot_be_read_is_off(string what)
    {
        using var home = new TemporaryHome();
        var path = Path.Combine(home.Around, "policy");
        switch (what)
        {
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "FIFO":
                TemporaryHome.MakeFifo(path);
                break;
            case "link":
                await File.WriteAllTextAsync(path + "-elsewhere", "local\n", TestContext.CancellationToken);
                File.CreateSymbolicLink(path, path + "-elsewhere");
                break;
            default:
                break;
        }

        var read = await Task.Run(() => ReadAt(path), TestContext.CancellationToken).WaitAsync(Patience, TestContext.CancellationToken);

        Assert.AreEqual(new SystemPolicy(Sharing.Off, path), read);
    }

    [TestMethod]
    [DataRow("\0")]
    [DataRow("no such directory/policy")]
    public void A_name_that_is_none_is_off(string path) => Assert.AreEqual(Sharing.Off, ReadAt(path).Limit);

    [TestMethod]
    public void A_name_longer_than_any_file_has_is_off() => Assert.AreEqual(Sharing.Off, ReadAt("/" + new string('x', 300)).Limit);

    [TestMethod]
    public void An_empty_variable_names_no_file() => Assert.AreNotEqual(ConsentGate.Variable, SystemPolicy.Read(new Variables((SystemPolicy.Variable, ""))).Source);

    private static SystemPolicy Read(string content)
    {
        using var home = new TemporaryHome();
        var path = Path.Combine(home.Around, "policy");
        File.WriteAllText(path, content);
        return ReadAt(path);
    }

    private static SystemPolicy ReadAt(string path) => SystemPolicy.Read(new Variables((SystemPolicy.Variable, path)));
}
