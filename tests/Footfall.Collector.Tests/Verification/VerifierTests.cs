using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class VerifierTests
{
    [TestMethod]
    public async Task What_was_published_is_found_good_and_its_head_is_the_last_hash()
    {
        var releases = PublishedLedger.Releases();

        var finding = await VerifyAsync(PublishedLedger.Files(releases));

        Assert.AreEqual("", string.Join('\n', finding.Problems));
        Assert.AreEqual((releases[^1].Chain, 36, 4), (finding.Head, finding.Releases, finding.Files));
    }

    [TestMethod]
    public async Task Before_the_first_release_the_head_is_64_noughts()
    {
        var finding = await VerifyAsync(PublishedLedger.Files([]), ReleaseChain.Genesis);

        Assert.IsEmpty(finding.Problems);
        Assert.AreEqual(ReleaseChain.Genesis, finding.Head);
    }

    [TestMethod]
    public async Task Every_change_is_found()
    {
        var random = new SeededRandom(1);
        for (var i = 0; i < Effort.Times(400, 20_000); i++)
        {
            var files = PublishedLedger.Files(PublishedLedger.Releases());
            var file = random.Pick(files.Keys.Order().ToList());
            var before = files[file];
            var what = Change(random, files, file);
            if (files[file] != before)
            {
                Assert.IsNotEmpty((await VerifyAsync(files)).Problems, $"{what} in {file}");
            }
        }
    }

    [TestMethod]
    public async Task Who_writes_history_anew_is_found_by_whoever_remembers_a_head()
    {
        var remembered = PublishedLedger.Releases()[20].Chain;
        var forged = PublishedLedger.Files(PublishedLedger.Releases(commit: "push"));

        Assert.IsEmpty((await VerifyAsync(forged)).Problems);
        Assert.Contains(remembered, (await VerifyAsync(forged, remembered)).Problems.Single());
        Assert.IsEmpty((await VerifyAsync(PublishedLedger.Files(PublishedLedger.Releases()), remembered)).Problems);
    }

    [TestMethod]
    public async Task Who_takes_the_latest_releases_away_is_found_by_whoever_remembers_their_head()
    {
        var releases = PublishedLedger.Releases();

        var finding = await VerifyAsync(PublishedLedger.Files(releases[..^3]), releases[^1].Chain);

        Assert.IsNotEmpty(finding.Problems);
    }

    [TestMethod]
    public async Task What_is_released_while_it_reads_is_no_change()
    {
        var releases = PublishedLedger.Releases();
        var (before, after) = (PublishedLedger.Files(releases[..^2]), PublishedLedger.Files(releases));
        var readings = 0;

        var finding = await new Verifier(file => Task.FromResult((readings++ == 0 ? before : after)[file])).RunAsync(null);

        Assert.IsEmpty(finding.Problems);
        Assert.AreEqual(releases[^1].Chain, finding.Head);
    }

    [TestMethod]
    public async Task A_stranger_may_send_anything()
    {
        var random = new SeededRandom(2);
        string[] pieces = [.. PublishedLedger.Files(PublishedLedger.Releases()).Values.SelectMany(text => text.Split('\n').Take(3)), "", "\t", "\t\t\t\t\t\t", "\n", "\0", "x"];
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Below(8)).Select(_ => random.Pick(pieces) + random.Pick((string[])["\n", "\t", ""])));

            await new Verifier(_ => Task.FromResult(text)).RunAsync(null);
        }
    }

    private static Task<Finding> VerifyAsync(Dictionary<string, string> files, string? head = null) => new Verifier(file => Task.FromResult(files[file])).RunAsync(head);

    private static string Change(SeededRandom random, Dictionary<string, string> files, string file)
    {
        var text = files[file];
        var lines = text.Split('\n').ToList();
        var (one, other) = (random.Below(lines.Count), random.Below(lines.Count));
        switch (random.Below(6))
        {
            case 0:
                var place = random.Below(text.Length);
                files[file] = $"{text[..place]}{(char)(text[place] ^ 1)}{text[(place + 1)..]}";
                return $"another character at {place}";
            case 1:
                lines.RemoveAt(one);
                break;
            case 2:
                lines.Insert(one, lines[other]);
                break;
            case 3:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
            case 4:
                files[file] = text[..random.Below(text.Length)];
                return "an end that is missing";
            default:
                files[file] = text + lines[one] + "\n";
                return "a line at the end";
        }

        files[file] = string.Join('\n', lines);
        return $"lines {one} and {other}";
    }
}
