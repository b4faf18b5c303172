namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class VocabularyTests
{
    [TestMethod]
    [DataRow(0L, true)]
    [DataRow(1L, true)]
    [DataRow(7L, true)]
    [DataRow(4L, false)]
    [DataRow(-1L, false)]
    [DataRow(4_294_967_297L, false)]
    public void A_command_is_known_by_its_code_and_so_is_every_unknown_one(long command, bool isKnown) =>
        Assert.AreEqual(isKnown, Some.Vocabulary.HasCommand(command));

    [TestMethod]
    [DataRow(1L, 1L, true, DisplayName = "the root's own option")]
    [DataRow(3L, 1L, true, DisplayName = "an option of the root on a command below it")]
    [DataRow(3L, 2L, true, DisplayName = "the command's own option")]
    [DataRow(2L, 2L, false, DisplayName = "an option of a command below it")]
    [DataRow(7L, 2L, false, DisplayName = "an option of another command")]
    [DataRow(3L, 0L, true, DisplayName = "an unknown option")]
    [DataRow(3L, 9L, false, DisplayName = "a code that is no option's")]
    [DataRow(0L, 1L, false, DisplayName = "an option of an unknown command")]
    [DataRow(4L, 0L, false, DisplayName = "an unknown option of a code that is no command's")]
    public void An_option_belongs_to_its_command_and_those_below_it(long command, long option, bool belongs) =>
        Assert.AreEqual(belongs, Some.Vocabulary.HasOption(command, option));

    [TestMethod]
    public void A_command_that_only_begins_with_the_same_letters_is_not_below()
    {
        var vocabulary = Some.VocabularyOf(Some.ManifestWith(json => json["commands"]!.AsArray().Add(
            System.Text.Json.Nodes.JsonNode.Parse("""{ "code": 8, "path": "stopwatch" }"""))));

        Assert.IsTrue(vocabulary.HasOption(7, 4));
        Assert.IsFalse(vocabulary.HasOption(8, 4));
    }

    [TestMethod]
    [DataRow(3L, 1L, true)]
    [DataRow(3L, 2L, true)]
    [DataRow(3L, 0L, false)]
    [DataRow(3L, 3L, false)]
    [DataRow(2L, 1L, false)]
    [DataRow(7L, 1L, false)]
    [DataRow(0L, 1L, false)]
    public void A_value_belongs_where_its_option_belongs(long command, long value, bool belongs) =>
        Assert.AreEqual(belongs, Some.Vocabulary.HasValue(command, value));

    [TestMethod]
    [DataRow(3L, 3L, true, DisplayName = "the command's own option")]
    [DataRow(3L, 2L, false, DisplayName = "an option without a variable")]
    [DataRow(3L, 0L, false, DisplayName = "an unknown option")]
    [DataRow(7L, 3L, false, DisplayName = "an option of another command")]
    [DataRow(0L, 3L, false, DisplayName = "an unknown command")]
    public void An_option_comes_from_the_environment_only_where_it_belongs_and_the_manifest_names_a_variable(long command, long option, bool can) =>
        Assert.AreEqual(can, Some.Vocabulary.HasEnvironment(command, option));

    [TestMethod]
    public void Reserved_codes_are_taken_since_late_reports_still_hold_them()
    {
        var vocabulary = Some.VocabularyOf(Some.ManifestWith(json =>
            json["reserved"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "commands": [20], "options": [21], "values": [22] }""")));

        Assert.IsTrue(vocabulary.HasCommand(20) && vocabulary.HasOption(20, 21) && vocabulary.HasOption(7, 21) && vocabulary.HasOption(20, 2));
        Assert.IsTrue(vocabulary.HasValue(20, 22) && vocabulary.HasValue(7, 22) && vocabulary.HasValue(20, 1));
        Assert.IsFalse(vocabulary.HasCommand(21) || vocabulary.HasOption(7, 20) || vocabulary.HasOption(0, 21) || vocabulary.HasOption(99, 21));
        Assert.IsFalse(vocabulary.HasValue(7, 21) || vocabulary.HasValue(0, 22) || vocabulary.HasValue(99, 22));
        Assert.IsTrue(vocabulary.HasEnvironment(20, 21) && vocabulary.HasEnvironment(7, 21) && vocabulary.HasEnvironment(20, 3));
        Assert.IsFalse(vocabulary.HasEnvironment(20, 2) || vocabulary.HasEnvironment(20, 0) || vocabulary.HasEnvironment(0, 21) || vocabulary.HasEnvironment(99, 21));
        Assert.AreEqual("#20", vocabulary.CommandName(20));
    }

    [TestMethod]
    public void The_smallest_code_can_be_reserved_too()
    {
        var vocabulary = Some.VocabularyOf(Some.ManifestWith(json =>
        {
            json["commands"]![0]!["code"] = 8;
            json["reserved"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "commands": [1] }""");
        }));

        Assert.IsTrue(vocabulary.HasCommand(1));
    }

    [TestMethod]
    [DataRow("*", "(external)")]
    [DataRow("canister *", "canister (external)")]
    public void An_external_command_is_called_so(string path, string name)
    {
        var vocabulary = Some.VocabularyOf(Some.ManifestWith(json =>
            json["commands"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["code"] = 8, ["path"] = path })));

        Assert.AreEqual(name, vocabulary.CommandName(8));
    }

    [TestMethod]
    public void Codes_have_names_and_codes_that_are_not_known_are_numbers()
    {
        var vocabulary = Some.Vocabulary;

        Assert.AreEqual("canister call", vocabulary.CommandName(3));
        Assert.AreEqual("(none)", vocabulary.CommandName(1));
        Assert.AreEqual("(other)", vocabulary.CommandName(0));
        Assert.AreEqual("#4", vocabulary.CommandName(4));
        Assert.AreEqual("--mode", vocabulary.OptionName(2));
        Assert.AreEqual("(other)", vocabulary.OptionName(0));
        Assert.AreEqual("#9", vocabulary.OptionName(9));
        Assert.AreEqual("--mode=install", vocabulary.ValueName(1));
        Assert.AreEqual("#0", vocabulary.ValueName(0));
    }

    [TestMethod]
    public void An_option_and_a_value_are_found_by_their_codes_with_what_they_belong_to()
    {
        Assert.IsTrue(Some.Vocabulary.TryOption(2, out var option, out var owner));
        Assert.IsTrue(Some.Vocabulary.TryValue(2, out var value, out var optionOfValue));
        Assert.IsFalse(Some.Vocabulary.TryOption(9, out _, out _));
        Assert.IsFalse(Some.Vocabulary.TryValue(9, out _, out _));

        Assert.AreEqual("--mode of canister call", $"{option.Names[0]} of {owner.Path}");
        Assert.AreEqual("upgrade of --mode", $"{value.Name} of {optionOfValue.Names[0]}");
    }

    [TestMethod]
    public void A_command_is_found_by_its_path()
    {
        Assert.IsTrue(Some.Vocabulary.TryCommand("canister call", out var call));
        Assert.IsTrue(Some.Vocabulary.TryCommand("", out var root));
        Assert.IsFalse(Some.Vocabulary.TryCommand("call", out _));

        Assert.AreEqual(3, call.Code);
        Assert.AreEqual(1, root.Code);
    }
}
