using System.Text;
using Footfall.Cli.Drafting;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>Whatever a tool prints, the result is a valid manifest or none.</summary>
[TestClass]
public sealed class DraftFuzzTests
{
    private const int Rounds = 400;
    private const string Signs = "-=[]<>{}()|,.:'\" \n\t\e\b/@#+aA1";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Garbage_is_never_more_than_a_page_with_nothing_on_it_or_a_valid_manifest()
    {
        var seed = Environment.TickCount;
        TestContext.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var pages = Directory.GetFiles(RepositoryRoot.Combine("tests", "Footfall.Cli.Tests", "Drafting", "Pages"), "*.txt").Select(File.ReadAllText).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var bytes = round % 4 == 0 ? Noise(random) : Encoding.UTF8.GetBytes(Spoil(pages[random.Next(pages.Length)], random));

            Draft(bytes, $"seed {seed}, round {round}");
        }
    }

    [TestMethod]
    [DataRow("[")]
    [DataRow("(a:")]
    [DataRow("-a|")]
    [DataRow("  -a <b>\n")]
    [DataRow("one of a, ")]
    [DataRow("usage: git x [-a | --all] (b|c)")]
    [DataRow("Commands:\n  a, b  c\n")]
    [DataRow("\e[")]
    public void Two_megabytes_of_the_same_are_read_to_the_end(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, (2 << 20) / text.Length)));

        Draft(bytes, text);
    }

    /// <summary>Each style reads the page, and the tool is drafted whose every answer it is.</summary>
    private static void Draft(byte[] bytes, string what)
    {
        var text = HelpText.Read(bytes);
        foreach (var style in HelpStyles.All)
        {
            _ = style.Recognises(text);
            _ = style.Read(text, ["shelf"]);
        }

        _ = CliSchema.Read(bytes);
        var tool = ToolName.Parse("git");
        if (new HelpWalk(tool, new SameAnswer(bytes), new CallLimits { Calls = 5, Depth = 2 }).Run(CancellationToken.None) is { } drafted)
        {
            var manifest = ManifestDraft.Make(tool, drafted, before: null).Manifest;
            var reading = ManifestReader.Read(ManifestWriter.Write(manifest));
            Assert.IsTrue(reading.IsValid, $"{what}: {string.Join("; ", reading.Errors.Take(3))}");
        }
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(3000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Spoil(string page, Random random)
    {
        var text = new StringBuilder(page);
        for (var i = random.Next(60); i >= 0; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, random.Next(Math.Min(40, text.Length - at)));
                    break;
                case 1:
                    text.Insert(at, page.AsSpan(at % page.Length, Math.Min(30, page.Length - (at % page.Length))));
                    break;
                default:
                    text.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private sealed class SameAnswer(byte[] bytes) : IToolCalls
    {
        public CallAnswer Ask(IReadOnlyList<string> arguments, CancellationToken cancellation) => new(CaptureEnd.Exited, bytes, []);
    }
}
