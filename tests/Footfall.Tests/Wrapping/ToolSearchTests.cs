using System.Text;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class ToolSearchTests
{
    private const string Script = "#!/bin/sh\n";

    [TestMethod]
    public void Finds_the_first_executable_file_in_the_order_of_the_path()
    {
        using var place = new TemporaryDirectory();
        place.Write("a/tool", "not executable");
        Directory.CreateDirectory(place["b", "tool"]);
        var first = place.WriteExecutable("c/tool", Script);
        place.WriteExecutable("d/tool", Script);

        Assert.AreEqual(first, Find(place, "tool", "a", "missing", "b", "c", "d"));
    }

    [TestMethod]
    public void A_tool_that_was_moved_is_found_where_it_is_now()
    {
        using var place = new TemporaryDirectory();
        place.WriteExecutable("a/tool", Script);
        Directory.CreateDirectory(place["b"]);
        var search = Search(place, "a", "b");
        Assert.AreEqual(place["a", "tool"], Text(search.Find([.. "tool"u8])));

        File.Move(place["a", "tool"], place["b", "tool"]);

        Assert.AreEqual(place["b", "tool"], Text(search.Find([.. "tool"u8])));
    }

    [TestMethod]
    public void Passes_over_the_directory_of_shims_under_whatever_name()
    {
        using var place = new TemporaryDirectory();
        place.WriteExecutable("shims/tool", Script);
        Directory.CreateSymbolicLink(place["link"], place["shims"]);
        var real = place.WriteExecutable("bin/tool", Script);

        Assert.AreEqual(real, Find(place, "tool", "shims", "shims/", "bin/../shims", "link", "bin"));
    }

    [TestMethod]
    public void Passes_over_whatever_is_the_same_file_as_telemetry()
    {
        using var place = new TemporaryDirectory();
        place.WriteExecutable("own/telemetry", Script);
        Link(place, "a/tool", place["own", "telemetry"]);
        Link(place, "b/tool", place["a", "tool"]);
        Directory.CreateDirectory(place["c"]);
        new Command("ln", place["own", "telemetry"], place["c", "tool"]).Run();
        var real = place.WriteExecutable("bin/tool", Script);

        Assert.IsTrue(File.Exists(place["c", "tool"]));
        Assert.AreEqual(real, Find(place, "tool", "a", "b", "c", "bin"));
    }

    [TestMethod]
    public void Passes_over_the_shims_of_another_telemetry_which_would_call_us_in_turn()
    {
        using var place = new TemporaryDirectory();
        place.WriteExecutable("older/telemetry", Script);
        Link(place, "a/tool", place["older", "telemetry"]);
        var real = place.WriteExecutable("bin/tool", Script);

        Assert.AreEqual(real, Find(place, "tool", "a", "bin"));
    }

    [TestMethod]
    public void Telemetry_itself_is_no_shim()
    {
        using var place = new TemporaryDirectory();
        var own = place.WriteExecutable("own/telemetry", Script);
        Link(place, "bin/telemetry", own);

        Assert.AreEqual(place["bin", "telemetry"], Find(place, "telemetry", "bin"));
    }

    [TestMethod]
    public void A_path_is_its_own_answer_whether_it_is_there_or_not()
    {
        using var place = new TemporaryDirectory();

        Assert.AreEqual(place["nothing"], Find(place, place["nothing"], "bin"));
        Assert.AreEqual("./nothing", Find(place, "./nothing", "bin"));
    }

    [TestMethod]
    public void A_path_that_leads_to_a_shim_leads_on_to_the_real_tool()
    {
        using var place = new TemporaryDirectory();
        Link(place, "shims/tool", place.WriteExecutable("own/telemetry", Script));
        var real = place.WriteExecutable("bin/tool", Script);

        Assert.AreEqual(real, Find(place, place["shims", "tool"], "shims", "bin"));
    }

    [TestMethod]
    public void An_empty_entry_is_the_current_directory() =>
        Assert.AreEqual("./tool|bin/tool|/tool", string.Join('|', Joined(""), Joined("bin/"), Joined("/")));

    [TestMethod]
    public void What_is_not_there_is_not_found_and_what_cannot_be_executed_is_said_to_be_that()
    {
        using var place = new TemporaryDirectory();
        place.Write("a/tool", "");

        Assert.AreEqual(FoundTool.Missing, Search(place, "a").Find([.. "other"u8]));
        Assert.AreEqual(FoundTool.Missing, Search(place, "a").Find([]));
        Assert.AreEqual(FoundTool.NotExecutable, Search(place, "a").Find([.. "tool"u8]));
    }

    [TestMethod]
    public void Names_need_not_be_text()
    {
        using var place = new TemporaryDirectory();
        new Command("sh", "-c", """d=$(printf 'd\377'); mkdir "$0/$d"; printf '#!/bin/sh\n' >"$0/$d/tool"; chmod +x "$0/$d/tool" """, place.FullPath).Run();
        byte[] directory = [.. Encoding.UTF8.GetBytes(place.FullPath), .. "/d"u8, 0xff];

        var found = new ToolSearch(directory, shims: null, own: null).Find([.. "tool"u8]);

        // Not by the framework, which cannot name it.
        new Command("rm", "-r", place.FullPath).Run();
        CollectionAssert.AreEqual((byte[])[.. directory, .. "/tool"u8], found.Path);
    }

    [TestMethod]
    public void Without_a_path_it_looks_where_programs_usually_are() =>
        Assert.AreEqual("/bin/sh", Text(new ToolSearch(path: null, shims: null, own: null).Find([.. "sh"u8])));

    private static string? Joined(string entry)
    {
        var search = new ToolSearch(Encoding.UTF8.GetBytes(entry), shims: null, own: null);
        return string.Join('|', search.Places([.. "tool"u8]).Select(Encoding.UTF8.GetString));
    }

    private static string? Find(TemporaryDirectory place, string name, params string[] directories) =>
        Text(Search(place, directories).Find(Encoding.UTF8.GetBytes(name)));

    private static ToolSearch Search(TemporaryDirectory place, params string[] directories) => new(
        Encoding.UTF8.GetBytes(string.Join(':', directories.Select(directory => place[directory]))), place["shims"], place["own", "telemetry"]);

    private static string? Text(FoundTool found) => found.Path is null ? null : Encoding.UTF8.GetString(found.Path);

    private static void Link(TemporaryDirectory place, string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place[name])!);
        File.CreateSymbolicLink(place[name], target);
    }
}
