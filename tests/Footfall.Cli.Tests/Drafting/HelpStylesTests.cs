using Footfall.Cli.Drafting;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Drafting;

[TestClass]
public sealed class HelpStylesTests
{
    [TestMethod]
    [DataRow("clap", "")]
    [DataRow("clap-long", "cook")]
    [DataRow("cobra", "bed")]
    [DataRow("cobra-short", "berth start")]
    [DataRow("kubectl", "get bees")]
    [DataRow("system-command-line", "train")]
    [DataRow("argparse", "")]
    [DataRow("commander", "")]
    [DataRow("git", "shelf")]
    [DataRow("npm", "basket")]
    [DataRow("npm-root", "")]
    [DataRow("plain", "")]
    public void A_page_is_recognised_and_read_as_the_golden_file_says(string name, string path)
    {
        var text = HelpText.Read(File.ReadAllText(PathOf(name)));

        var style = HelpStyles.Of(text, usual: null);

        Golden.Holds(Path.Combine("..", "Drafting", "Pages", $"{name}.read.txt"), PageText.Of(style, style.Read(text, path.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [TestMethod]
    public void A_page_without_marks_is_read_in_the_style_of_the_tools_other_pages()
    {
        var usual = HelpStyles.Of(HelpText.Read(File.ReadAllText(PathOf("cobra"))), usual: null);

        var style = HelpStyles.Of(HelpText.Read("Usage: garden water\n\n  --slow   take your time\n"), usual);

        Assert.AreSame(usual, style);
    }

    [TestMethod]
    public void Colours_and_overstrikes_do_not_hide_an_option()
    {
        var text = HelpText.Read("\e[1mOptions:\e[0m\r\n  \e[32m--a\ball\e[0m   all of it\r\n");

        var page = HelpStyles.Plain.Read(text, []);

        Assert.AreEqual("--all", page.Options.Single().Names.Single());
    }

    private static string PathOf(string name) => RepositoryRoot.Combine("tests", "Footfall.Cli.Tests", "Drafting", "Pages", $"{name}.txt");
}
