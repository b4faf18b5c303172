using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>Every setting there is, each once: its name, its help, how it is read.</summary>
internal static class SettingKeys
{
    /// <summary>The key of the file's path, which no file can have.</summary>
    public const string Config = "config";

    /// <summary>The key of the versions of each tool, which only a file can have.</summary>
    public const string Versions = "versions";

    /// <summary>The key of the connection string, whose value no message repeats.</summary>
    public const string Postgres = "postgres";

    /// <summary>In the order of the usage.</summary>
    public static ImmutableArray<SettingKey> All { get; } =
    [
        new("urls", "URL[;URL]", "where to listen; default http://127.0.0.1:8474, this machine only", SettingValues.Urls),
        new("database", "FILE", "the sums in a file; default collector.db in the working directory, made when missing", (settings, text) => (settings with { Database = text }, "")),
        new(Postgres, "CONNECTION", "the sums in PostgreSQL instead; better in the file or the environment than here, where others see it", SettingValues.Postgres),
        new("manifests", "FOLDER", "the manifests of the tools to count; default: the folder tools beside the executable", (settings, text) => (settings with { Manifests = text }, "")),
        new("hold-days", "DAYS", "days from the end of a window to its publication, 0 to 60; default 14.\nReports that come later are not counted. 0: a private trial, which answers raw sums", SettingValues.Whole(0, 60, (settings, days) => settings with { HoldDays = days })),
        new("threshold", "K", "cells of fewer reports are not published, 2 to 10000; default 20", SettingValues.Whole(2, 10_000, (settings, reports) => settings with { Threshold = reports })),
        new("epsilon", "E", "publish every cell with noise instead (differential privacy), above 0 to 10; default: no noise", SettingValues.Epsilon),
        new("noise-cells", "N", "how many cells of a machine in a window epsilon protects, 1 to 1000; default 8", SettingValues.Whole(1, 1_000, (settings, cells) => settings with { NoiseCells = cells })),
        new("operator", "NAME", "who runs this, for the pages", SettingValues.Line((settings, text) => settings with { Operator = text })),
        new("contact", "URL", "where to ask, for the pages: a URL or an e-mail address", SettingValues.Contact),
        new("licence", "NAME", "the licence of the open data, as SPDX names it; default CC0-1.0", SettingValues.Licence),
        new("connections", "N", "open connections, 1 to 100000; default 4096", SettingValues.Limit(1, 100_000, (limits, connections) => limits with { Connections = connections })),
        new("connections-per-address", "N", "open connections from one address, 1 to 100000; default 64", SettingValues.Limit(1, 100_000, (limits, connections) => limits with { ConnectionsPerAddress = connections })),
        new("requests-per-minute", "N", "requests from one address in the long run, 1 to 1000000; default 60", SettingValues.Limit(1, 1_000_000, (limits, requests) => limits with { RequestsPerMinute = requests })),
        new("burst", "N", "requests from one address at once, 1 to 1000000; default 600", SettingValues.Limit(1, 1_000_000, (limits, requests) => limits with { Burst = requests })),
        new("limit-loopback", "true|false", "whether the two limits hold for this machine too; default false, since a front speaks for many", SettingValues.Truth((settings, yes) => settings with { Limits = settings.Limits with { LimitLoopback = yes } })),
        new("otlp", "URL", "where an OpenTelemetry collector takes metrics by OTLP over HTTP; default: nowhere", SettingValues.Otlp),
        new("drain-seconds", "SECONDS", "how long it goes on serving after it was asked to end and says that it is not ready, 0 to 60; default 0", SettingValues.Whole(0, 60, (settings, seconds) => settings with { DrainSeconds = seconds })),
        new("log-level", "LEVEL", "trace, debug, information, warning or error; default warning. Not below for long: requests are logged then", SettingValues.Level),
    ];

    /// <summary>The key of that name, or null.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
