namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SettingsReaderTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [TestMethod]
    public void Without_anything_it_is_this_machine_only_and_published_after_14_days_with_a_threshold_of_20()
    {
        var settings = Read([], []);

        Assert.AreEqual("http://127.0.0.1:8474", settings.Urls.Single());
        Assert.AreEqual(("collector.db", null, null), (settings.Database, settings.Postgres, settings.Manifests));
        Assert.AreEqual((14, 20, null, 8), (settings.HoldDays, settings.Threshold, settings.Epsilon, settings.NoiseCells));
        Assert.IsEmpty(settings.Versions);
        Assert.AreEqual((null, null, "CC0-1.0"), (settings.Operator, settings.Contact, settings.Licence));
        Assert.AreEqual(new Limits { Connections = 4_096, ConnectionsPerAddress = 64, RequestsPerMinute = 60, Burst = 600, LimitLoopback = false }, settings.Limits);
        Assert.AreEqual((null, 0, Microsoft.Extensions.Logging.LogLevel.Warning), (settings.Otlp, settings.DrainSeconds, settings.LogLevel));
    }

    [TestMethod]
    public void Values_follow_or_are_joined_by_an_equals_sign()
    {
        var settings = Read(
            ["--urls", "http://0.0.0.0:80; http://[::1]:81;http://localhost:82;http://unix:/run/c.sock", "--database=a=b.db", "--manifests", "tools"],
            []);

        Assert.AreEqual("http://0.0.0.0:80 http://[::1]:81 http://localhost:82 http://unix:/run/c.sock", string.Join(' ', settings.Urls));
        Assert.AreEqual("a=b.db", settings.Database);
        Assert.AreEqual("tools", settings.Manifests);
    }

    [TestMethod]
    public void Every_setting_can_be_given_by_file_environment_and_command_line()
    {
        using var folder = new TemporaryFolder();
        const string Given = """
            urls=http://127.0.0.1:1 database=a.db postgres=Host=h;Password=p manifests=m hold-days=3 threshold=30 epsilon=0.5 noise-cells=4 operator=Somebody
            contact=a@example.org licence=ODbL-1.0 connections=1 connections-per-address=2 requests-per-minute=3 burst=4 limit-loopback=true
            otlp=http://127.0.0.1:4318 drain-seconds=5 log-level=debug
            """;
        var values = Given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        CollectionAssert.AreEquivalent(SettingKeys.All.Select(key => key.Name).ToList(), values.Keys);

        foreach (var (key, value) in values)
        {
            // Alone it means nothing, and that is an error.
            string[] before = key == "noise-cells" ? ["--epsilon=1"] : [];
            File.WriteAllText(folder["c.json"], $$"""{ "{{key}}": {{(int.TryParse(value, out _) || value == "true" ? value : $"\"{value}\"")}} }""");
            var file = Told(Read([.. before, "--config", folder["c.json"]], []));
            var environment = Told(Read(before, new() { ["FOOTFALL_COLLECTOR_" + key.ToUpperInvariant().Replace('-', '_')] = value }));
            var line = Told(Read([.. before, $"--{key}", value], []));

            Assert.AreEqual(line, file, key);
            Assert.AreEqual(line, environment, key);
            Assert.AreNotEqual(Told(Read(before, [])), line, key);
        }
    }

    [TestMethod]
    public void The_command_line_beats_the_environment_and_both_beat_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder["c.json"],
            """
            {
              // Comments are welcome.
              "urls": ["http://127.0.0.1:1", "http://[::1]:1"],
              "threshold": 30, "hold-days": 7, "operator": "File",
              "versions": { "git": ["2.43.0", "2.44.0-rc.1"], "make": ["4.4"] },
            }
            """);

        var settings = Read(
            ["--threshold", "50"],
            new() { ["FOOTFALL_COLLECTOR_CONFIG"] = folder["c.json"], ["FOOTFALL_COLLECTOR_THRESHOLD"] = "40", ["FOOTFALL_COLLECTOR_HOLD_DAYS"] = "9", ["PATH"] = "/bin" });

        Assert.AreEqual((50, 9, "File"), (settings.Threshold, settings.HoldDays, settings.Operator));
        Assert.AreEqual("http://127.0.0.1:1 http://[::1]:1", string.Join(' ', settings.Urls));
        Assert.AreEqual("git: 2.43.0 2.44.0 (rc); make: 4.4.0", string.Join("; ", settings.Versions.Select(tool => $"{tool.Key}: {string.Join(' ', tool.Value)}")));
    }

    [TestMethod]
    [DataRow("--port: there is no such setting; --help lists them all.", "--port", "80")]
    [DataRow("'x' is not an option; --help lists them all.", "x")]
    [DataRow("--database: needs a value.", "--database")]
    [DataRow("--database: needs a value.", "--database=")]
    [DataRow("--database: needs a value.", "--database", "--manifests", "m")]
    [DataRow("--database: stands twice; give it once.", "--database", "a", "--database", "b")]
    [DataRow("--versions: must be an object in the file: a list of versions for each tool.", "--versions", "1.2.3")]
    [DataRow("--urls: '8474' is not an address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "8474")]
    [DataRow("--urls: 'https://127.0.0.1' must be http without a path (a front speaks https); give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "https://127.0.0.1")]
    [DataRow("--urls: 'http://127.0.0.1:1/x' must be http without a path (a front speaks https); give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "http://127.0.0.1:1/x")]
    [DataRow("--urls: '*' is not a numeric address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock, or http://0.0.0.0:8474 for every address of this machine.", "--urls", "http://*:8474")]
    [DataRow("--urls: 'example.org' is not a numeric address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock, or http://0.0.0.0:8474 for every address of this machine.", "--urls", "http://example.org")]
    [DataRow("--urls: 'http://localhost:0' cannot have port 0; write 127.0.0.1 for localhost.", "--urls", "http://localhost:0")]
    [DataRow("--urls: needs an address such as http://127.0.0.1:8474.", "--urls", ";")]
    [DataRow("--hold-days: '61' must be a whole number from 0 to 60.", "--hold-days", "61")]
    [DataRow("--hold-days: '-1' must be a whole number from 0 to 60.", "--hold-days", "-1")]
    [DataRow("--hold-days: '1.5' must be a whole number from 0 to 60.", "--hold-days", "1.5")]
    [DataRow("--threshold: '1' must be a whole number from 2 to 10000.", "--threshold", "1")]
    [DataRow("--epsilon: '0' must be a number above 0, at most 10, with at most six decimals, such as 1 or 0.5.", "--epsilon", "0")]
    [DataRow("--epsilon: '10.1' must be a number above 0, at most 10, with at most six decimals, such as 1 or 0.5.", "--epsilon", "10.1")]
    [DataRow("--epsilon: '1e-3' must be a number above 0, at most 10, with at most six decimals, such as 1 or 0.5.", "--epsilon", "1e-3")]
    [DataRow("--contact: 'javascript:alert' must be a URL such as https://example.org/ or an e-mail address.", "--contact", "javascript:alert")]
    [DataRow("--licence: 'My own' must be the name of a licence as SPDX has it, such as CC0-1.0.", "--licence", "My own")]
    [DataRow("--limit-loopback: 'yes' must be true or false.", "--limit-loopback", "yes")]
    [DataRow("--otlp: 'http://example.org' must be https://…, or http:// to this machine, such as http://127.0.0.1:4318.", "--otlp", "http://example.org")]
    [DataRow("--log-level: '0' must be trace, debug, information, warning or error.", "--log-level", "0")]
    [DataRow("--database, --postgres: the sums have one place; give one of the two.", "--database", "a", "--postgres", "Host=h")]
    [DataRow("--threshold, --epsilon: figures have a threshold or noise; give one of the two.", "--threshold", "20", "--epsilon", "1")]
    [DataRow("--noise-cells: belongs to noise; give epsilon too, or leave it out.", "--noise-cells", "8")]
    [DataRow("--urls: 'http://0.0.0.0:80' can be reached by others, and a private trial (hold-days 0) answers raw sums; listen on 127.0.0.1 or http://unix:/path, or publish with hold-days 1 to 60.", "--hold-days", "0", "--urls", "http://127.0.0.1:1;http://0.0.0.0:80")]
    public void Anything_else_is_an_error_that_says_what_would_be_right(string message, params string[] arguments) =>
        Assert.AreEqual(message, string.Join('\n', Errors(arguments, NoVariables)));

    [TestMethod]
    public void All_that_is_wrong_anywhere_is_found_in_one_reading()
    {
        using var folder = new TemporaryFolder();
        var file = folder["c.json"];
        File.WriteAllText(file, """{ "hold-days": "x", "colour": "red", "versions": { "git": ["new"], "no tool": [] }, "urls": {}, "threshold": 20, "config": "d.json" }""");

        var errors = Errors(
            ["--config", file, "--burst", "0", "--hold-days", "3"],
            new() { ["FOOTFALL_COLLECTOR_EPSILON"] = "1", ["FOOTFALL_COLLECTOR_SIZE"] = "7", ["FOOTFALL_COLLECTOR_LICENCE"] = "" });

        string[] expected =
        [
            $"{file}: urls: must be a text, a number, true, false or a list of those.",
            $"{file}: config: a file cannot name another; give --config.",
            $"{file}: hold-days: 'x' must be a whole number from 0 to 60.",
            $"{file}: colour: there is no such setting; --help lists them all.",
            $"{file}: versions: git: 'new' must be a version such as 1.2.3 or 1.2.3-rc.",
            $"{file}: versions: no tool: needs a value.",
            "FOOTFALL_COLLECTOR_LICENCE: needs a value.",
            "FOOTFALL_COLLECTOR_SIZE: there is no such setting; --help lists them all.",
            "--burst: '0' must be a whole number from 1 to 1000000.",
            $"{file}: threshold, FOOTFALL_COLLECTOR_EPSILON: figures have a threshold or noise; give one of the two.",
        ];
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', errors));
    }

    [TestMethod]
    [DataRow("{", "is not JSON as it must be: ")]
    [DataRow("[]", "is not JSON as it must be: It must be one object.")]
    [DataRow("""{ "burst": 1, "burst": 2 }""", "is not JSON as it must be: ")]
    public void A_file_that_is_not_an_object_of_settings_is_told_by_its_name(string json, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["c.json"], json);

        var errors = Errors(["--config", folder["c.json"]], NoVariables);

        StringAssert.StartsWith(errors.Single(), $"{folder["c.json"]}: {message}", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_told_by_the_option()
    {
        var errors = Errors(["--config", "nowhere.json"], NoVariables);

        StringAssert.StartsWith(errors.Single(), "--config: nowhere.json cannot be read: ", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("Host=h;Password=secret;=")]
    [DataRow("secret")]
    public void A_password_is_in_no_message(string connection)
    {
        var errors = Errors(["--postgres", connection], NoVariables);

        Assert.AreEqual("--postgres: is not a connection string such as Host=/run/postgresql;Database=footfall; what it says is not repeated here.", errors.Single());
        Assert.DoesNotContain("secret", new Settings { Postgres = "Host=h;Password=secret" }.ToString());
    }

    [TestMethod]
    public void The_usage_names_every_setting() =>
        Assert.IsEmpty(SettingKeys.All.Where(key => !SettingsReader.Usage.Contains($"  --{key.Name} {key.Value}", StringComparison.Ordinal)));

    private static Settings Read(string[] arguments, Dictionary<string, string> variables)
    {
        var errors = new List<string>();
        Assert.IsTrue(SettingsReader.TryRead(CommandLine.Read(arguments, errors), variables, errors, out var settings), string.Join('\n', errors));
        return settings;
    }

    private static List<string> Errors(string[] arguments, Dictionary<string, string> variables)
    {
        var errors = new List<string>();
        Assert.IsFalse(SettingsReader.TryRead(CommandLine.Read(arguments, errors), variables, errors, out _));
        return errors;
    }

    private static string Told(Settings settings) => string.Join(
        '\n',
        typeof(Settings).GetProperties().Select(property => property.GetValue(settings) is System.Collections.IEnumerable and not string and var list
            ? string.Join(' ', list.Cast<object>())
            : $"{property.GetValue(settings)}"));
}
