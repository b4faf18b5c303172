using System.Text.Json.Nodes;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ManifestReaderTests
{
    [TestMethod]
    public void Everything_that_a_manifest_says_is_read()
    {
        var manifest = Some.Read(Some.ManifestText).Manifest!;

        Assert.AreEqual(ToolName.Parse("demo"), manifest.Tool);
        Assert.AreEqual(3, manifest.Revision);
        Assert.AreEqual(
            new Publisher("The demo people", Endpoint.Parse("https://counts.example.org/"), new Uri("https://example.org/telemetry"), "telemetry@example.org"),
            manifest.Publisher);
        Assert.AreEqual(64, manifest.Cap);
        Assert.AreEqual(
            new ParsingRules
            {
                Separators = "=:",
                Clusters = false,
                AttachedValues = false,
                Abbreviations = true,
                CommandAbbreviations = true,
                CommandsIgnoreCase = true,
                ValuesIgnoreCase = true,
            },
            manifest.Parsing);
        CollectionAssert.AreEqual((int[])[20, 21], manifest.Reserved.Commands);
        Assert.IsTrue(manifest.Reserved.Options.IsEmpty);
        CollectionAssert.AreEqual((int[])[30], manifest.Reserved.Values);
        Assert.AreEqual("--version", manifest.Version!.Arguments.Single());
        Assert.AreEqual("demo ", manifest.Version.Prefix);
        Assert.AreEqual("DEMO_NO_TELEMETRY: / DEMO_TELEMETRY:off no", string.Join(" / ", manifest.OptOut.Select(variable => $"{variable.Name}:{string.Join(' ', variable.Values)}")));
        Assert.AreEqual("Usage:2 64", string.Join(" / ", manifest.ExitCodes.Select(rule => $"{rule.Outcome}:{string.Join(' ', rule.Codes)}")));
        CollectionAssert.AreEqual(ReportKinds.All, manifest.Collects);
    }

    [TestMethod]
    public void Everything_that_a_manifest_says_of_a_command_is_read()
    {
        var commands = Some.Read(Some.ManifestText).Manifest!.Commands;
        var call = commands[2];

        Assert.AreEqual(3, call.Code);
        Assert.AreEqual("canister call", call.Path);
        Assert.IsTrue(call.Operands && call.OptionsEndAtOperand && call.PassesThrough);
        Assert.AreEqual(Outcome.Success, call.ExitCodes.Single().Outcome);
        Assert.AreEqual("can", commands[1].Aliases.Single());
        Assert.AreEqual(OptionArity.Required, call.Options[0].Arity);
        Assert.AreEqual("--mode -m", string.Join(' ', call.Options[0].Names));
        CollectionAssert.AreEqual((ValueEntry[])[new(1, "install"), new(2, "upgrade")], call.Options[0].Values);
        Assert.AreEqual(OptionArity.Optional, call.Options[1].Arity);
        Assert.IsTrue(call.Options[1] is { Next: NextArgument.Word, Delimiter: ',', Repeatable: true });
        CollectionAssert.AreEqual((string[])["DEMO_COLOR", "COLOR"], call.Options[1].Environment);
        Assert.IsTrue(commands[0].Options[0] is { Inherited: true, Negatable: true, Arity: OptionArity.None });
        Assert.AreEqual(".pid", commands[3].OperandEndings.Single());
    }

    [TestMethod]
    public void What_a_manifest_does_not_say_is_the_default()
    {
        var reading = Some.Read("""
            {
              "tool": "x", "revision": 1, "publisher": { "name": "X", "endpoint": "https://x.example/" },
              "commands": [{ "code": 1, "path": "", "options": [{ "code": 1, "names": ["-v"] }] }]
            }
            """);

        Assert.IsTrue(reading.IsValid, string.Join(Environment.NewLine, reading.Errors));
        var manifest = reading.Manifest;
        Assert.AreEqual(ActivityMode.Exact, manifest.Activity);
        Assert.AreEqual(WindowLength.Week, manifest.Window);
        Assert.AreEqual(256, manifest.Cap);
        CollectionAssert.AreEqual(ReportKinds.All.Remove(ReportKind.Environment), manifest.Collects);
        Assert.IsNull(manifest.Version);
        Assert.IsNull(manifest.Publisher.Policy);
        Assert.IsNull(manifest.Publisher.Contact);
        Assert.AreEqual(new ParsingRules { Separators = "=", Clusters = true, AttachedValues = true, Abbreviations = false }, manifest.Parsing);
        Assert.IsTrue(manifest.OptOut.IsEmpty && manifest.ExitCodes.IsEmpty);
        Assert.IsTrue(manifest.Commands[0] is { Operands: false, OptionsEndAtOperand: false, PassesThrough: false, Aliases.IsEmpty: true, ExitCodes.IsEmpty: true });
        Assert.IsTrue(manifest.Commands[0] is { OperandEndings.IsEmpty: true, IsExternal: false });
        Assert.IsTrue(manifest.Reserved is { Commands.IsEmpty: true, Options.IsEmpty: true, Values.IsEmpty: true });
        Assert.IsTrue(manifest.Commands[0].Options[0] is { Arity: OptionArity.None, Inherited: false, Negatable: false, Values.IsEmpty: true });
        Assert.IsTrue(manifest.Commands[0].Options[0] is { Next: NextArgument.Never, Delimiter: null, Environment.IsEmpty: true, Repeatable: false });
    }

    [TestMethod]
    [DataRow("\"value\": \"required\"", NextArgument.Always)]
    [DataRow("\"values\": [{ \"code\": 9, \"name\": \"x\" }]", NextArgument.Always)]
    [DataRow("\"value\": \"optional\"", NextArgument.Never)]
    [DataRow("\"value\": \"optional\", \"next\": \"boolean\"", NextArgument.Boolean)]
    [DataRow("\"value\": \"optional\", \"next\": \"words\"", NextArgument.Words)]
    [DataRow("\"value\": \"optional\", \"next\": \"always\"", NextArgument.Always)]
    [DataRow("\"value\": \"none\"", NextArgument.Never)]
    [DataRow("\"value\": \"required\", \"next\": \"never\"", NextArgument.Never)]
    public void When_the_next_argument_is_the_value_depends_on_whether_there_must_be_one(string properties, NextArgument expected)
    {
        var reading = Some.ReadWith(manifest => manifest["commands"]!.AsArray().Add(
            JsonNode.Parse($$"""{ "code": 8, "path": "start", "options": [{ "code": 9, "names": ["-a"], {{properties}} }] }""")));

        Assert.AreEqual(expected, reading.Manifest!.Commands[4].Options[0].Next);
    }

    [TestMethod]
    [DataRow("""{ "code": 8, "path": "*" }""", null, DisplayName = "below the root")]
    [DataRow("""{ "code": 8, "path": "canister *" }""", null, DisplayName = "below a group")]
    [DataRow("""{ "code": 8, "path": "canister call *" }""", "commands[4].path: is external below a command with operands", DisplayName = "below a command with operands")]
    [DataRow("""{ "code": 8, "path": "*", "operands": true }""", "commands[4]: is external and so", DisplayName = "with operands")]
    [DataRow("""{ "code": 8, "path": "*", "operandEndings": [".x"] }""", "commands[4]: is external and so", DisplayName = "with endings")]
    [DataRow("""{ "code": 8, "path": "*", "aliases": ["x"] }""", "commands[4]: is external and so", DisplayName = "with an alias")]
    [DataRow("""{ "code": 8, "path": "*", "options": [{ "code": 9, "names": ["-a"] }] }""", "commands[4]: is external and so", DisplayName = "with an option")]
    [DataRow("""{ "code": 8, "path": "* x" }""", "commands[4].path: stands below an external command", DisplayName = "with a command below")]
    public void An_external_command_is_nothing_but_a_code(string command, string? said)
    {
        var reading = Some.ReadWith(manifest => manifest["commands"]!.AsArray().Add(JsonNode.Parse(command)));

        Assert.AreEqual(said is null, reading.IsValid, string.Join('\n', reading.Errors));
        Assert.IsTrue(
            said is null ? reading.Manifest!.Commands[4].IsExternal : reading.Errors.Any(error => error.ToString().StartsWith(said, StringComparison.Ordinal)),
            string.Join('\n', reading.Errors));
    }

    [TestMethod]
    [DataRow("""{ "commands": [7] }""", "holds the command code 7")]
    [DataRow("""{ "options": [9, 3] }""", "holds the option code 3")]
    [DataRow("""{ "values": [1] }""", "holds the value code 1")]
    public void A_reserved_code_is_not_in_use(string reserved, string message)
    {
        var reading = Some.ReadWith(manifest => manifest["reserved"] = JsonNode.Parse(reserved));

        Assert.Contains($"reserved: {message}", string.Join('\n', reading.Errors));
    }

    [TestMethod]
    [DataRow("commands", """{ "code": 8, "path": "STOP" }""", "spell two commands")]
    [DataRow("options", """{ "code": 8, "path": "start", "options": [{ "code": 8, "names": ["-a", "-A"] }] }""", "spell two options")]
    [DataRow("values", """{ "code": 8, "path": "start", "options": [{ "code": 8, "names": ["-a"], "values": [{ "code": 8, "name": "x" }, { "code": 9, "name": "X" }] }] }""", "spell two values")]
    public void Spellings_that_differ_in_case_conflict_only_where_case_is_ignored(string ignored, string command, string message)
    {
        var withCase = Some.ReadWith(manifest => Prepare(manifest, null));
        var without = Some.ReadWith(manifest => Prepare(manifest, ignored));

        Assert.IsTrue(withCase.IsValid, string.Join('\n', withCase.Errors));
        Assert.Contains(message, string.Join('\n', without.Errors));

        void Prepare(JsonObject manifest, string? ignored)
        {
            manifest["parsing"] = ignored is null ? new JsonObject() : new JsonObject { ["ignoreCase"] = new JsonArray(ignored) };
            manifest["commands"]!.AsArray().Add(JsonNode.Parse(command));
        }
    }

    [TestMethod]
    public void A_manifest_that_does_not_say_what_it_collects_collects_from_the_environment_once_an_option_names_a_variable()
    {
        static ManifestReading Read(string option, string collects = "") => Some.Read($$"""
            {
              "tool": "x", "revision": 1, "publisher": { "name": "X", "endpoint": "https://x.example/" },{{collects}}
              "commands": [{ "code": 1, "path": "" }, { "code": 2, "path": "run", "options": [{ "code": 1, "names": ["-v"]{{option}} }] }]
            }
            """);

        CollectionAssert.AreEqual(ReportKinds.All, Read(""", "environment": ["X_V"]""").Manifest!.Collects);
        CollectionAssert.DoesNotContain(Read(""", "environment": []""").Manifest!.Collects, ReportKind.Environment);
        CollectionAssert.AreEqual(
            new[] { ReportKind.Command, ReportKind.Environment },
            Read("", """ "collects": ["environment", "command"],""").Manifest!.Collects.ToArray());
    }

    [TestMethod]
    [DataRow("tool", null, "tool", DisplayName = "no tool")]
    [DataRow("tool", "7", "tool", DisplayName = "a tool that is a number")]
    [DataRow("tool", "\"De Mo\"", "tool", DisplayName = "a tool that is no name")]
    [DataRow("revision", null, "revision", DisplayName = "no revision")]
    [DataRow("revision", "0", "revision", DisplayName = "revision 0")]
    [DataRow("revision", "1000001", "revision", DisplayName = "a revision too large")]
    [DataRow("revision", "1.5", "revision", DisplayName = "a revision with a fraction")]
    [DataRow("revision", "\"1\"", "revision", DisplayName = "a revision that is a text")]
    [DataRow("revision", "99999999999999999999", "revision", DisplayName = "a revision of many digits")]
    [DataRow("publisher", null, "publisher", DisplayName = "no publisher")]
    [DataRow("publisher", "\"me\"", "publisher", DisplayName = "a publisher that is a text")]
    [DataRow("publisher.name", null, "publisher.name", DisplayName = "a publisher without a name")]
    [DataRow("publisher.name", "\"\"", "publisher.name", DisplayName = "a publisher with an empty name")]
    [DataRow("publisher.name", "\"a\\nb\"", "publisher.name", DisplayName = "a name with a line end")]
    [DataRow("publisher.name", "\"\\u001b[2J\"", "publisher.name", DisplayName = "a name that writes to the terminal")]
    [DataRow("publisher.endpoint", null, "publisher.endpoint", DisplayName = "no endpoint")]
    [DataRow("publisher.endpoint", "\"http://counts.example.org/\"", "publisher.endpoint", DisplayName = "an endpoint without TLS")]
    [DataRow("publisher.policy", "\"http://example.org/\"", "publisher.policy", DisplayName = "a policy without TLS")]
    [DataRow("publisher.policy", "\"/policy\"", "publisher.policy", DisplayName = "a policy that is a path")]
    [DataRow("publisher.contact", "1", "publisher.contact", DisplayName = "a contact that is a number")]
    [DataRow("publisher.extra", "1", "publisher.extra", DisplayName = "a property of the publisher that is not known")]
    [DataRow("activity", "\"never\"", "activity", DisplayName = "a mode that is not known")]
    [DataRow("activity", "1", "activity", DisplayName = "a mode that is a number")]
    [DataRow("window", "\"month\"", "window", DisplayName = "a window that is not known")]
    [DataRow("cap", "0", "cap", DisplayName = "a cap of 0")]
    [DataRow("cap", "3", "cap", DisplayName = "a cap that is no power of two")]
    [DataRow("cap", "131072", "cap", DisplayName = "a cap too large")]
    [DataRow("collects", "[]", "collects", DisplayName = "nothing collected")]
    [DataRow("collects", "[\"platform\"]", "collects", DisplayName = "no commands collected")]
    [DataRow("collects", "[\"command\", \"location\"]", "collects", DisplayName = "a class that is not known")]
    [DataRow("collects", "[\"command\", \"command\"]", "collects", DisplayName = "a class twice")]
    [DataRow("collects", "\"command\"", "collects", DisplayName = "classes that are no list")]
    [DataRow("collects", "[1]", "collects", DisplayName = "classes that are numbers")]
    [DataRow("optOut", "{}", "optOut", DisplayName = "variables that are no list")]
    [DataRow("optOut", "[{}]", "optOut[0].variable", DisplayName = "a variable without a name")]
    [DataRow("optOut", "[{ \"variable\": \"A=B\" }]", "optOut[0].variable", DisplayName = "a variable with another character")]
    [DataRow("optOut", "[{ \"variable\": \"\" }]", "optOut[0].variable", DisplayName = "a variable with an empty name")]
    [DataRow("optOut", "[{ \"variable\": \"A\", \"values\": [1] }]", "optOut[0].values", DisplayName = "values that are numbers")]
    [DataRow("optOut", "[{ \"variable\": \"A\", \"unless\": \"x\" }]", "optOut[0].unless", DisplayName = "a property of a variable that is not known")]
    [DataRow("version", "{}", "version.arguments", DisplayName = "a version question without arguments")]
    [DataRow("version", "{ \"arguments\": [] }", "version.arguments", DisplayName = "a version question that calls the bare tool")]
    [DataRow("version", "{ \"arguments\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"] }", "version.arguments", DisplayName = "too many arguments")]
    [DataRow("version", "{ \"arguments\": [\"-v\"], \"regex\": \".*\" }", "version.regex", DisplayName = "a property of the version that is not known")]
    [DataRow("parsing", "{ \"separators\": \"::\" }", "parsing.separators", DisplayName = "separators that are not known")]
    [DataRow("parsing", "{ \"clusters\": 1 }", "parsing.clusters", DisplayName = "a flag that is a number")]
    [DataRow("parsing", "{ \"ignoreCase\": [\"words\"] }", "parsing.ignoreCase", DisplayName = "case ignored of what is not known")]
    [DataRow("parsing", "{ \"ignoreCase\": [\"values\", \"values\"] }", "parsing.ignoreCase", DisplayName = "case ignored twice")]
    [DataRow("parsing", "{ \"commandAbbreviations\": 1 }", "parsing.commandAbbreviations", DisplayName = "abbreviations that are a number")]
    [DataRow("reserved", "[]", "reserved", DisplayName = "reserved codes that are a list")]
    [DataRow("reserved", "{ \"options\": [0] }", "reserved.options", DisplayName = "a reserved code of 0")]
    [DataRow("reserved", "{ \"flags\": [1] }", "reserved.flags", DisplayName = "reserved codes of what is not known")]
    [DataRow("parsing", "{ \"x\": true }", "parsing.x", DisplayName = "a parsing rule that is not known")]
    [DataRow("exitCodes", "[{ \"outcome\": \"crashed\", \"codes\": [1] }]", "exitCodes[0].outcome", DisplayName = "an exit code that means a crash")]
    [DataRow("exitCodes", "[{ \"outcome\": \"usage\", \"codes\": [256] }]", "exitCodes[0].codes", DisplayName = "an exit code above 255")]
    [DataRow("exitCodes", "[{ \"outcome\": \"usage\", \"codes\": [] }]", "exitCodes[0].codes", DisplayName = "a rule without exit codes")]
    [DataRow("exitCodes", "[{ \"codes\": [1] }]", "exitCodes[0].outcome", DisplayName = "a rule without an outcome")]
    [DataRow("exitCodes", "[{ \"outcome\": \"usage\" }]", "exitCodes[0].codes", DisplayName = "a rule without a list of exit codes")]
    [DataRow("exitCodes", "[{ \"outcome\": \"usage\", \"codes\": [1], \"x\": 1 }]", "exitCodes[0].x", DisplayName = "a property of a rule that is not known")]
    [DataRow("commands", null, "commands", DisplayName = "no commands")]
    [DataRow("commands", "{}", "commands", DisplayName = "commands that are no list")]
    [DataRow("commands", "[1]", "commands[0]", DisplayName = "a command that is a number")]
    [DataRow("extra", "1", "extra", DisplayName = "a property that is not known")]
    [DataRow("$schema", "1", "$schema", DisplayName = "a schema that is a number")]
    public void What_is_wrong_with_the_manifest_is_said_with_its_place(string property, string? json, string place)
    {
        var reading = Some.ReadWith(manifest => Set(manifest, property, json));

        AssertWrongAt(place, reading);
    }

    [TestMethod]
    [DataRow("code", null, "code")]
    [DataRow("code", "0", "code")]
    [DataRow("code", "100000", "code")]
    [DataRow("path", null, "path")]
    [DataRow("path", "\" stop\"", "path")]
    [DataRow("path", "\"stop \"", "path")]
    [DataRow("path", "\"-stop\"", "path")]
    [DataRow("path", "\"stop\\tnow\"", "path")]
    [DataRow("aliases", "[\"-s\"]", "path")]
    [DataRow("aliases", "[\"\"]", "path")]
    [DataRow("aliases", "[\"halt now\"]", "path")]
    [DataRow("aliases", "\"s\"", "aliases")]
    [DataRow("operands", "\"yes\"", "operands")]
    [DataRow("optionsEndAtOperand", "1", "optionsEndAtOperand")]
    [DataRow("passesThrough", "null", "passesThrough")]
    [DataRow("operandEndings", "[\"\"]", "operandEndings")]
    [DataRow("operandEndings", "\".dll\"", "operandEndings")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"++\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"next\": \"word\" }]", "options[0].value")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"delimiter\": \",\" }]", "options[0].value")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"value\": \"required\", \"next\": \"maybe\" }]", "options[0].next")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"value\": \"required\", \"delimiter\": \", \" }]", "options[0].delimiter")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"environment\": [\"A-B\"] }]", "options[0].environment")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"environment\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"] }]", "options[0].environment")]
    [DataRow("description", "\"Stops.\"", "description")]
    [DataRow("options", "[{ \"names\": [\"-a\"] }]", "options[0].code")]
    [DataRow("options", "[{ \"code\": 9 }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"all\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\", \"all\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [], \"values\": [{ \"code\": 8, \"name\": \"x\" }, { \"code\": 9, \"name\": \"x\" }] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"--\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"--a=b\"] }]", "options[0].names")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"value\": \"maybe\" }]", "options[0].value")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"value\": \"none\", \"values\": [{ \"code\": 9, \"name\": \"x\" }] }]", "options[0].value")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"values\": [{ \"name\": \"x\" }] }]", "options[0].values[0].code")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"values\": [{ \"code\": 9 }] }]", "options[0].values[0].name")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"values\": [\"x\"] }]", "options[0].values[0]")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"values\": [{ \"code\": 9, \"name\": \"x\", \"y\": 1 }] }]", "options[0].values[0].y")]
    [DataRow("options", "[{ \"code\": 9, \"names\": [\"-a\"], \"x\": 1 }]", "options[0].x")]
    public void What_is_wrong_with_a_command_is_said_with_its_place(string property, string? json, string place)
    {
        var reading = Some.ReadWith(manifest => Set(manifest["commands"]![3]!.AsObject(), property, json));

        AssertWrongAt($"commands[3].{place}", reading);
    }

    [TestMethod]
    [DataRow("""{ "code": 3, "path": "start" }""", "give the command code 3 to 2 meanings")]
    [DataRow("""{ "code": 8, "path": "start", "options": [{ "code": 2, "names": ["-a"] }] }""", "give the option code 2 to 2 meanings")]
    [DataRow(
        """{ "code": 8, "path": "start", "options": [{ "code": 8, "names": ["-a"], "values": [{ "code": 1, "name": "x" }] }] }""",
        "give the value code 1 to 2 meanings")]
    [DataRow("""{ "code": 8, "path": "stop" }""", "spell two commands 'stop'")]
    [DataRow("""{ "code": 8, "path": "halt", "aliases": ["stop"] }""", "spell two commands 'stop'")]
    [DataRow("""{ "code": 8, "path": "halt", "aliases": ["can"] }""", "spell two commands 'can'")]
    [DataRow("""{ "code": 8, "path": "halt", "aliases": ["h", "h"] }""", "spell two commands 'h'")]
    [DataRow("""{ "code": 8, "path": "canister stop", "aliases": ["call"] }""", "spell two commands 'canister call'")]
    [DataRow("""{ "code": 8, "path": "" }""", "spell two commands ''")]
    [DataRow(
        """{ "code": 8, "path": "start", "options": [{ "code": 8, "names": ["-a"] }, { "code": 9, "names": ["--all", "-a"] }] }""",
        "spell two options of 'start' -a")]
    [DataRow(
        """{ "code": 8, "path": "start", "options": [{ "code": 8, "names": ["-a"], "values": [{ "code": 8, "name": "x" }, { "code": 9, "name": "x" }] }] }""",
        "spell two values of -a 'x'")]
    public void A_code_and_a_spelling_have_one_meaning(string command, string message)
    {
        var reading = Some.ReadWith(manifest => manifest["commands"]!.AsArray().Add(JsonNode.Parse(command)));

        Assert.IsFalse(reading.IsValid);
        Assert.Contains($"commands: {message}", string.Join('\n', reading.Errors));
    }

    [TestMethod]
    public void A_command_needs_the_one_above_it()
    {
        var reading = Some.ReadWith(manifest => manifest["commands"]!.AsArray().Add(JsonNode.Parse("""{ "code": 8, "path": "wallet send" }""")));

        AssertWrongAt("commands[4].path", reading);
        Assert.Contains("'wallet'", reading.Errors[0].Message);
    }

    [TestMethod]
    public void The_same_spelling_on_different_commands_is_no_conflict()
    {
        var reading = Some.ReadWith(manifest => manifest["commands"]!.AsArray().Add(
            JsonNode.Parse("""{ "code": 8, "path": "canister stop", "options": [{ "code": 8, "names": ["--all"] }] }""")));

        Assert.IsTrue(reading.IsValid, string.Join(Environment.NewLine, reading.Errors));
    }

    [TestMethod]
    public void Everything_that_is_wrong_is_found_in_one_reading()
    {
        var reading = Some.ReadWith(manifest =>
        {
            manifest["cap"] = 3;
            manifest["window"] = "year";
            manifest["publisher"]!["endpoint"] = "nowhere";
            manifest["commands"]![3]!["code"] = 0;
        });

        var places = reading.Errors.Select(error => error.Where).ToList();
        CollectionAssert.IsSubsetOf((string[])["cap", "window", "publisher.endpoint", "commands[3].code"], places);
    }

    [TestMethod]
    [DataRow("tool", null, "tool: is missing; it must be a text")]
    [DataRow("revision", null, "revision: is missing; it must be a number")]
    [DataRow("window", "\"month\"", "window: must be one of: week, day")]
    [DataRow("version", "{}", "version.arguments: is missing; it must be a list of texts")]
    [DataRow("exitCodes", "[{ \"codes\": [1] }]", "exitCodes[0].outcome: is missing; it must be one of: success, failure, usage, interrupted")]
    [DataRow("collects", "[\"command\", \"x\", \"y\"]", "collects: must name each once of: command, option, value, positionals, duration, struggle, version, platform, architecture, terminal, activity, environment")]
    public void What_would_be_right_is_said_once(string property, string? json, string said)
    {
        var reading = Some.ReadWith(manifest => Set(manifest, property, json));

        Assert.HasCount(1, reading.Errors.Where(error => error.ToString() == said), string.Join('\n', reading.Errors));
    }

    [TestMethod]
    public void Parsing_rules_that_are_not_said_are_the_defaults() =>
        Assert.AreEqual(new ParsingRules(), Some.ReadWith(manifest => manifest["parsing"] = new JsonObject()).Manifest!.Parsing);

    [TestMethod]
    public void The_manifest_of_a_tool_names_that_tool()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Some.ManifestText);

        var own = ManifestReader.ReadFor(ToolName.Parse("demo"), bytes);
        var other = ManifestReader.ReadFor(ToolName.Parse("other"), bytes);
        var broken = ManifestReader.ReadFor(ToolName.Parse("other"), "{"u8.ToArray());

        Assert.AreEqual("demo", own.Manifest?.Tool.Text);
        Assert.AreEqual("tool: names demo where other is looked for; file name and tool must agree", other.Errors.Single().ToString());
        Assert.IsNull(other.Manifest);
        Assert.StartsWith("The file is not JSON: ", broken.Errors.Single().ToString());
    }

    [TestMethod]
    public void A_file_that_could_not_be_read_at_all_is_one_error_without_a_place()
    {
        var reading = ManifestReading.Failed("It is not there.");

        Assert.IsFalse(reading.IsValid);
        Assert.AreEqual(new ManifestError("", "It is not there."), reading.Errors.Single());
    }

    [TestMethod]
    public void An_error_is_written_with_its_place_in_front()
    {
        Assert.AreEqual("commands[3].code: is missing", new ManifestError("commands[3].code", "is missing").ToString());
        Assert.AreEqual("The file is not JSON.", new ManifestError("", "The file is not JSON.").ToString());
    }

    private static void Set(JsonObject root, string property, string? json)
    {
        var owner = root;
        var parts = property.Split('.');
        foreach (var part in parts[..^1])
        {
            owner = owner[part]!.AsObject();
        }

        if (json is null)
        {
            owner.Remove(parts[^1]);
        }
        else
        {
            owner[parts[^1]] = JsonNode.Parse(json);
        }
    }

    private static void AssertWrongAt(string place, ManifestReading reading)
    {
        Assert.IsFalse(reading.IsValid);
        Assert.IsNull(reading.Manifest);
        var said = reading.Errors.Where(error => error.Where == place).ToList();
        Assert.IsNotEmpty(said, string.Join('\n', reading.Errors));
        Assert.IsTrue(said.All(error => error.Message.Contains(' ', StringComparison.Ordinal)), "in words: " + string.Join('\n', said));
    }
}
