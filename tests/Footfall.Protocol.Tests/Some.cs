using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace Footfall.Protocol.Tests;

/// <summary>Things that are valid, to be changed by a test in the one place that it is about.</summary>
internal static class Some
{
    public const string ManifestText = """
        {
          "$schema": "../schemas/manifest.schema.json",
          "tool": "demo",
          "revision": 3,
          "publisher": {
            "name": "The demo people",
            "endpoint": "https://counts.example.org/",
            "policy": "https://example.org/telemetry",
            "contact": "telemetry@example.org"
          },
          "activity": "exact",
          "window": "week",
          "cap": 64,
          "collects": ["command", "option", "value", "positionals", "duration", "struggle", "version", "platform", "architecture", "terminal", "activity", "environment"],
          "optOut": [{ "variable": "DEMO_NO_TELEMETRY" }, { "variable": "DEMO_TELEMETRY", "values": ["off", "no"] }],
          "version": { "arguments": ["--version"], "prefix": "demo " },
          "parsing": { "separators": "=:", "clusters": false, "attachedValues": false, "abbreviations": true, "commandAbbreviations": true, "ignoreCase": ["values", "commands"] },
          "reserved": { "commands": [20, 21], "values": [30] },
          "exitCodes": [{ "outcome": "usage", "codes": [2, 64] }],
          "commands": [
            {
              "code": 1,
              "path": "",
              "options": [{ "code": 1, "names": ["--verbose", "-v"], "inherited": true, "negatable": true }]
            },
            { "code": 2, "path": "canister", "aliases": ["can"] },
            {
              "code": 3,
              "path": "canister call",
              "operands": true,
              "optionsEndAtOperand": true,
              "passesThrough": true,
              "exitCodes": [{ "outcome": "success", "codes": [1] }],
              "options": [
                { "code": 2, "names": ["--mode", "-m"], "values": [{ "code": 1, "name": "install" }, { "code": 2, "name": "upgrade" }] },
                {
                  "code": 3, "names": ["--color"], "value": "optional", "next": "word", "delimiter": ",", "repeatable": true,
                  "environment": ["DEMO_COLOR", "COLOR"]
                }
              ]
            },
            { "code": 7, "path": "stop", "operandEndings": [".pid"], "options": [{ "code": 4, "names": ["--all"] }] }
          ]
        }
        """;

    public static LocalDate Today { get; } = new(2026, 11, 24);

    /// <summary>The week before <see cref="Today"/>.</summary>
    public static Window LastWeek { get; } = Window.Containing(Today.PlusDays(-7), WindowLength.Week);

    public static Window Yesterday { get; } = Window.Containing(Today.PlusDays(-1), WindowLength.Day);

    public static Report Report { get; } = new(3, LastWeek, new Subject(ReportKind.Command, 3, (long)Outcome.Success), 4);

    public static Vocabulary Vocabulary { get; } = VocabularyOf(ManifestText);

    public static Manifest Manifest => Vocabulary.Manifest;

    public static ManifestReading Read(string json) => ManifestReader.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads the valid manifest after a change to its JSON.</summary>
    public static ManifestReading ReadWith(Action<JsonObject> change) => Read(ManifestWith(change));

    public static string ManifestWith(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(ManifestText)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    public static Vocabulary VocabularyOf(string manifest)
    {
        var reading = Read(manifest);
        Assert.IsTrue(reading.IsValid, string.Join(Environment.NewLine, reading.Errors));
        return new Vocabulary(reading.Manifest);
    }
}
