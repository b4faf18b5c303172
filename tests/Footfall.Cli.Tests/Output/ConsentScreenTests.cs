using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Tests.Output;

[TestClass]
public sealed class ConsentScreenTests
{
    private static readonly Window Week = Window.Containing(Workstation.Tuesday, WindowLength.Week);

    [TestMethod]
    [DataRow("git")]
    [DataRow("dotnet")]
    [DataRow("dfx")]
    public void The_question_fits_on_a_screen_of_24_lines(string tool)
    {
        var text = new ConsentScreen().Question(VocabularyOf(tool), ConsentReading.Missing, Week) + ConsentScreen.Prompt;

        Golden.Holds($"consent-{tool}.txt", text);
        AssertFits(text);
    }

    [TestMethod]
    [DataRow("git")]
    [DataRow("dotnet")]
    [DataRow("dfx")]
    public void More_fits_on_a_screen_of_24_lines(string tool)
    {
        var text = new ConsentScreen().More(VocabularyOf(tool), new StateDirectory("/home/ann/.local/state/footfall")) + ConsentScreen.Prompt;

        Golden.Holds($"consent-{tool}-more.txt", text);
        AssertFits(text);
    }

    [TestMethod]
    public void A_narrow_terminal_gets_shorter_lines()
    {
        var screen = new ConsentScreen(columns: 50);

        var text = screen.Question(VocabularyOf("git"), ConsentReading.Missing, Week) + ConsentScreen.Prompt;

        Golden.Holds("consent-git-narrow.txt", text);
        Assert.IsLessThan(50, text.Split('\n').Max(line => line.Contains('{', StringComparison.Ordinal) ? 0 : line.Length));
    }

    [TestMethod]
    public void A_wide_terminal_gets_lines_no_longer_than_80()
    {
        var wide = new ConsentScreen(columns: 200).Question(VocabularyOf("git"), ConsentReading.Missing, Week);

        Assert.AreEqual(new ConsentScreen().Question(VocabularyOf("git"), ConsentReading.Missing, Week), wide);
    }

    [TestMethod]
    public void Another_address_than_was_agreed_to_is_named()
    {
        var before = Agreed("git") with { Endpoint = Endpoint.Parse("https://counts.example.org/") };

        var text = new ConsentScreen().Question(VocabularyOf("git"), new ConsentReading(before, IsDamaged: false, Stamp: 1), Week) + ConsentScreen.Prompt;

        Golden.Holds("consent-git-another-address.txt", text);
        AssertFits(text);
    }

    [TestMethod]
    public void Another_policy_than_was_agreed_to_is_named()
    {
        var before = Agreed("git") with { Policy = new Uri("https://example.org/telemetry") };

        var text = new ConsentScreen().Question(VocabularyOf("git"), new ConsentReading(before, IsDamaged: false, Stamp: 1), Week) + ConsentScreen.Prompt;

        Golden.Holds("consent-git-another-policy.txt", text);
        AssertFits(text);
    }

    [TestMethod]
    public void New_classes_of_data_are_asked_for_by_themselves()
    {
        var text = new ConsentScreen().Addition(VocabularyOf("git").Manifest, [ReportKind.Duration, ReportKind.Architecture]) + ConsentScreen.AdditionPrompt;

        Golden.Holds("consent-git-addition.txt", text);
    }

    [TestMethod]
    public void Options_from_the_environment_are_asked_for_by_themselves()
    {
        var text = new ConsentScreen().Addition(VocabularyOf("git").Manifest, [ReportKind.Environment]) + ConsentScreen.AdditionPrompt;

        Golden.Holds("consent-git-environment.txt", text);
    }

    [TestMethod]
    public void Every_class_of_data_has_room_on_the_screen()
    {
        var every = new Vocabulary(VocabularyOf("git").Manifest with { Collects = ReportKinds.All });

        var question = new ConsentScreen().Question(every, ConsentReading.Missing, Week) + ConsentScreen.Prompt;
        var more = new ConsentScreen().More(every, new StateDirectory("/home/ann/.local/state/footfall")) + ConsentScreen.Prompt;

        Golden.Holds("consent-git-every-class.txt", question + more);
        AssertFits(question);
        AssertFits(more);
    }

    [TestMethod]
    public void Only_the_classes_that_a_tool_collects_are_named()
    {
        var manifest = VocabularyOf("git").Manifest with { Collects = [ReportKind.Command, ReportKind.Activity], Activity = ActivityMode.Once, Window = WindowLength.Day };
        var day = Window.Containing(Workstation.Tuesday, WindowLength.Day);

        var text = new ConsentScreen().Question(new Vocabulary(manifest), ConsentReading.Missing, day)
            + new ConsentScreen().More(new Vocabulary(manifest), new StateDirectory("/home/ann/.local/state/footfall"));

        Golden.Holds("consent-git-few-classes.txt", text);
    }

    private static void AssertFits(string text)
    {
        var lines = text.Split('\n');
        Assert.IsLessThanOrEqualTo(24, lines.Length);
        Assert.IsLessThan(80, lines.Max(line => line.Length));
        Assert.IsTrue(text.All(c => c is '\n' or (>= ' ' and <= '~')), "Something that not every terminal shows.");
    }

    private static ConsentRecord Agreed(string tool)
    {
        var manifest = VocabularyOf(tool).Manifest;
        return new ConsentRecord
        {
            Tool = manifest.Tool,
            Answer = ConsentAnswer.Yes,
            Endpoint = manifest.Publisher.Endpoint,
            Policy = manifest.Publisher.Policy,
            Kinds = manifest.Collects,
            Day = Workstation.Tuesday,
        };
    }

    private static Vocabulary VocabularyOf(string tool) => new(new ManifestCatalog(home: null).Find(ToolName.Parse(tool))!.Manifest!);
}
