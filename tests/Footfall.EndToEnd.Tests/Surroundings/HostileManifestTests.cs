using System.Text;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>Manifests that nobody wrote in good faith, put where added ones lie: bounded time and memory, and a clear message.</summary>
[TestClass]
public sealed class HostileManifestTests
{
    /// <summary>What a telemetry may have resident, whatever it reads: three times what it needs for the largest manifest that is valid.</summary>
    private const long MostMebibytes = 400;

    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["deep"] = () => Text(new string('[', 2_000_000)),
        ["deep in a command"] = () => Text(Manifest($$"""{ "code": 1, "path": "", "options": {{Repeat("[{\"a\":", 300_000)}} 1 {{Repeat("}]", 300_000)}} }""")),
        ["larger than is read, and than may be resident"] = () => [.. Enumerable.Repeat((byte)' ', 450 * 1024 * 1024)],
        ["blanks up to the limit"] = () => Text(new string(' ', 4 * 1024 * 1024)),
        ["a million commands"] = () => Text(Manifest(Repeat("{},", 1_000_000) + "{}")),
        ["a million numbers"] = () => Text(Manifest("""{ "code": 1, "path": "" }""", $""", "exitCodes": [{Repeat("9,", 1_000_000)}9]""")),
        ["one code for all"] = () => Text(Manifest(string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{ "code": 1, "path": "c{{i}}" }""")))),
        ["one name for all"] = () => Text(Manifest(string.Join(',', Enumerable.Range(1, 5_000).Select(i => $$"""{ "code": {{i}}, "path": "same" }""")))),
        ["aliases of aliases"] = () => Text(Manifest(string.Join(',', Enumerable.Range(0, 400).Select(Level)))),
        ["names up to the limit"] = () => Text(Manifest(string.Join(',', Enumerable.Range(1, 1_500).Select(Wide)))),
        ["one name of a megabyte"] = () => Text(Manifest($$"""{ "code": 1, "path": "{{new string('a', 3_000_000)}}" }""")),
        ["a million properties"] = () => Text(Manifest("{" + string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"p{i}\":1")) + "}")),
        ["numbers beyond all ranges"] = () => Text(Manifest("""{ "code": 99999999999999999999999999999999, "path": "" }, { "code": 1e400, "path": "a" }, { "code": -1, "path": "b" }""")),
        ["one number of a megabyte"] = () => Text(Manifest($$"""{ "code": {{new string('9', 3_000_000)}}, "path": "" }""")),
        ["not UTF-8"] = () => [.. Text(Manifest("""{ "code": 1, "path": "x""")), 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xFF, .. Text("\" }]}")],
        ["escapes up to the limit"] = () => Text(Manifest($$"""{ "code": 1, "path": "{{Repeat("\\u0000", 600_000)}}" }""")),
        ["nothing"] = () => [],
        ["zeros"] = () => new byte[4 * 1024 * 1024],
    };

    private static readonly string[] Usual = ["deep", "a million commands", "aliases of aliases", "not UTF-8"];

    public static IEnumerable<object[]> Names() => (Effort.IsFull ? Files.Keys.AsEnumerable() : Usual).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_hostile_manifest_costs_little_and_is_told_in_words(string name)
    {
        using var person = Template.Person();
        var manifest = Files[name]();
        File.WriteAllBytes(person.State.Manifest(Template.Tool), manifest);
        var file = Path.Combine(person.Home, "hostile.json");
        File.WriteAllBytes(file, manifest);

        var run = Do(person, "run", "--", "mytool", "build");
        var list = Do(person, "tools");
        var status = Do(person, "status", "mytool");
        var doctor = Do(person, "doctor");
        var flush = Do(person, "flush");
        var add = Do(person, "tools", "add", file);

        Assert.AreEqual((0, Template.Says, ""), (run.ExitCode, run.Output, run.Error), $"{run}");
        Assert.AreEqual((0, 0), (list.ExitCode, flush.ExitCode), $"{list} {flush}");
        if (add.ExitCode != 0)
        {
            Assert.AreEqual((4, 8), (add.ExitCode, doctor.ExitCode), $"{add} {doctor}");
            Assert.Contains("hostile.json' ", add.Error);
            Assert.IsLessThan(40, add.Error.Split('\n').Length, "Nobody reads more.");
            Assert.IsLessThan(20_000, list.Output.Length + status.Output.Length + doctor.Output.Length + add.Error.Length);
            StringAssert.Contains(list.Output, "not valid");
            StringAssert.Contains(status.Output, "not valid");
        }
        else
        {
            Assert.IsTrue(name is "aliases of aliases" or "names up to the limit", $"'{name}' was taken for a manifest.");
            Template.RunUnharmed(person);
        }
    }

    private static CommandResult Do(Person person, params string[] arguments)
    {
        var (result, peak) = Measured.Run(person.Command(BuiltExecutables.Telemetry, arguments));
        Assert.DoesNotContain("mistake of ours", result.Error);
        Assert.IsNull(result.Signal, $"{result}");
        Assert.IsLessThan(MostMebibytes, peak, $"{string.Join(' ', arguments)} had {peak} MiB resident.");
        return result;
    }

    private static string Manifest(string commands, string more = "") =>
        $$"""{ "tool": "mytool", "revision": 2, "publisher": { "name": "nobody", "endpoint": "http://127.0.0.1:9/" }{{more}}, "commands": [{{commands}}]}""";

    /// <summary>A command below the one before it, each with as many other names as there may be: 20 to the power of the depth command lines.</summary>
    private static string Level(int i)
    {
        var chain = i / 7;
        var path = string.Join(' ', Enumerable.Range(0, (i % 7) + 1).Select(depth => $"c{chain}x{depth}"));
        return $$"""{ "code": {{i + 1}}, "path": "{{path}}", "aliases": [{{string.Join(',', Enumerable.Range(0, 20).Select(alias => $"\"a{i}x{alias}\""))}}] }""";
    }

    private static string Wide(int i) =>
        $$"""{ "code": {{i}}, "path": "w{{i}}", "aliases": [{{string.Join(',', Enumerable.Range(0, 20).Select(alias => $"\"{$"w{i}x{alias}".PadRight(100, 'z')}\""))}}] }""";

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
