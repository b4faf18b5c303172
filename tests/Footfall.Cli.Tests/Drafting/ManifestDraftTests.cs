using System.Text;
using Footfall.Cli.Drafting;
using Footfall.Protocol;

namespace Footfall.Cli.Tests.Drafting;

[TestClass]
public sealed class ManifestDraftTests
{
    private static readonly ToolName Tool = ToolName.Parse("garden");

    [TestMethod]
    public void A_new_draft_is_numbered_by_path_and_names_nobody_as_publisher()
    {
        var result = Draft(Garden(), before: null);

        Assert.AreEqual("1 , 2 bed, 3 bed dig, 4 tool", string.Join(", ", result.Manifest.Commands.Select(command => $"{command.Code} {command.Path}")));
        Assert.AreEqual(ManifestDraft.NoPublisher, result.Manifest.Publisher.Name);
        Assert.AreEqual("127.0.0.1", result.Manifest.Publisher.Endpoint.Address.Host);
        Assert.AreEqual(1, result.Manifest.Revision);
    }

    [TestMethod]
    public void An_option_that_every_page_shows_is_declared_once()
    {
        var manifest = Draft(Garden(), before: null).Manifest;

        Assert.IsTrue(manifest.Commands[0].Options.Single(option => option.Names.Contains("--quiet")).Inherited);
        Assert.AreEqual(1, manifest.Commands.Sum(command => command.Options.Count(option => option.Names.Contains("--quiet"))));
    }

    [TestMethod]
    public void Drafting_again_changes_nothing()
    {
        var first = Draft(Garden(), before: null).Manifest;

        var second = Draft(Garden(), first);

        Assert.IsFalse(second.Changed);
        CollectionAssert.AreEqual(ManifestWriter.Write(first), ManifestWriter.Write(second.Manifest));
        Assert.IsEmpty(second.NewOptions);
        Assert.IsEmpty(second.Vanished);
    }

    [TestMethod]
    public void What_is_new_takes_the_next_numbers_and_what_is_gone_stays()
    {
        var first = Draft(Garden(), before: null).Manifest with { Reserved = new ReservedCodes { Commands = [9], Options = [50] } };
        var later = Garden();
        later["--help"] = later["--help"].Replace("tool   a tool", "shed   a shed", StringComparison.Ordinal);
        later["shed --help"] = "Usage: garden shed\n\nOptions:\n  -q, --quiet   hush\n      --key KEY  which\n";
        later["bed dig --help"] = later["bed dig --help"].Replace("[possible values: slow, fast]", "[possible values: slow, fast, wild]", StringComparison.Ordinal);

        var second = Draft(later, first);

        Assert.AreEqual(2, second.Manifest.Revision);
        Assert.AreEqual("10 shed", second.Manifest.Commands.Where(command => command.Path == "shed").Select(command => $"{command.Code} {command.Path}").Single());
        Assert.IsTrue(second.Manifest.Commands.Any(command => command is { Code: 4, Path: "tool" }));
        Assert.AreEqual("tool", string.Join(", ", second.Vanished));
        Assert.AreEqual("shed", string.Join(", ", second.NewCommands));
        Assert.AreEqual("bed dig --pace=wild, shed --key", string.Join(", ", second.NewOptions.Order(StringComparer.Ordinal)));
        Assert.AreEqual(51, second.Manifest.Commands.Single(command => command.Path == "shed").Options.Single().Code);
        AssertKept(first, second.Manifest);
    }

    [TestMethod]
    public void What_somebody_wrote_by_hand_stays()
    {
        var first = Draft(Garden(), before: null).Manifest;
        var dig = first.Commands.Single(command => command.Path == "bed dig");
        var edited = first with
        {
            Publisher = new Publisher("The garden", Endpoint.Parse("https://counts.example.org/"), null, "ann@example.org"),
            OptOut = [new OptOutVariable("GARDEN_QUIET", [])],
            Commands = first.Commands.Replace(dig, dig with
            {
                OptionsEndAtOperand = true,
                Options = [.. dig.Options.Select(option => option.Names.Contains("--pace") ? option with { Arity = OptionArity.Optional, Next = NextArgument.Word, Delimiter = ',' } : option)],
            }),
        };

        var second = Draft(Garden(), edited);

        Assert.IsFalse(second.Changed);
        CollectionAssert.AreEqual(ManifestWriter.Write(edited), ManifestWriter.Write(second.Manifest));
    }

    [TestMethod]
    public void An_option_that_the_manifest_has_on_a_command_above_is_not_added_again()
    {
        var first = Draft(Garden(), before: null).Manifest;
        var root = first.Commands[0];
        var dig = first.Commands.Single(command => command.Path == "bed dig");
        var pace = dig.Options.Single(option => option.Names.Contains("--pace"));
        var moved = first with
        {
            Commands = first.Commands
                .Replace(root, root with { Options = root.Options.Add(pace with { Inherited = true }) })
                .Replace(dig, dig with { Options = dig.Options.Remove(pace) }),
        };

        Assert.IsFalse(Draft(Garden(), moved).Changed);
    }

    private static void AssertKept(Manifest before, Manifest after)
    {
        var comparison = before.Commands.SelectMany(command => command.Options.SelectMany(option => option.Values.Select(value => $"{command.Code} {command.Path} {option.Code} {option.Names[0]} {value.Code} {value.Name}").Prepend($"{command.Code} {command.Path} {option.Code} {option.Names[0]}")));
        var all = after.Commands.SelectMany(command => command.Options.SelectMany(option => option.Values.Select(value => $"{command.Code} {command.Path} {option.Code} {option.Names[0]} {value.Code} {value.Name}").Prepend($"{command.Code} {command.Path} {option.Code} {option.Names[0]}"))).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in comparison)
        {
            Assert.Contains(entry, all);
        }
    }

    private static PrintedHelp Garden() => new()
    {
        ["--help"] = "Usage: garden [OPTIONS] COMMAND\n\nOptions:\n  -q, --quiet   hush\n\nCommands:\n  bed    a bed\n  tool   a tool\n",
        ["bed --help"] = "Usage: garden bed COMMAND\n\nOptions:\n  -q, --quiet   hush\n\nCommands:\n  dig, d   turn the soil\n",
        ["bed dig --help"] = "Usage: garden bed dig PLACE\n\nOptions:\n  -q, --quiet        hush\n      --pace <PACE>  how fast [possible values: slow, fast]\n",
        ["tool --help"] = "Usage: garden tool\n\nOptions:\n  -q, --quiet   hush\n",
    };

    private static DraftResult Draft(PrintedHelp garden, Manifest? before)
    {
        var result = ManifestDraft.Make(Tool, new HelpWalk(Tool, garden, new CallLimits()).Run(CancellationToken.None)!, before);
        var reading = ManifestReader.Read(ManifestWriter.Write(result.Manifest));
        Assert.IsTrue(reading.IsValid, $"{string.Join("; ", reading.Errors)}\n{Encoding.UTF8.GetString(ManifestWriter.Write(result.Manifest))}");
        return result;
    }
}
