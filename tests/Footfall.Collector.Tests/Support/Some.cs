using System.Security.Cryptography;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Things that tests need and do not care about.</summary>
internal static class Some
{
    public const string Publisher = """{"name":"Test","endpoint":"http://127.0.0.1:8474/"}""";

    /// <summary>Counts by week, activity exact.</summary>
    public const string Git =
        $$"""
        {"tool":"git","revision":2,"publisher":{{Publisher}},"commands":[
          {"code":1,"path":"","options":[{"code":1,"names":["-C"],"value":"required"}]},
          {"code":2,"path":"commit","operands":true,"options":[
            {"code":2,"names":["-m","--message"],"value":"required"},
            {"code":3,"names":["--cleanup"],"environment":["CLEANUP"],"values":[{"code":1,"name":"strip"}]}]}]}
        """;

    /// <summary>Counts by day, activity once.</summary>
    public const string Make =
        $$"""
        {"tool":"make","revision":1,"publisher":{{Publisher}},"activity":"once","window":"day","cap":16,"commands":[{"code":1,"path":"","operands":true}]}
        """;

    /// <summary>Counts commands only.</summary>
    public const string Quiet =
        $$"""
        {"tool":"quiet","revision":1,"publisher":{{Publisher}},"collects":["command"],"commands":[{"code":1,"path":""}]}
        """;

    /// <summary>A Wednesday.</summary>
    public static LocalDate Today { get; } = new(2026, 11, 25);

    /// <summary>The week before <see cref="Today"/>.</summary>
    public static Window LastWeek { get; } = Window.Containing(Today.PlusDays(-7), WindowLength.Week);

    public static Tools Tools { get; } = new([Manifest(Git), Manifest(Make), Manifest(Quiet)]);

    public static Manifest Manifest(string json) => ManifestReader.Read(Encoding.UTF8.GetBytes(json)).Manifest!;

    /// <summary>git commit, success.</summary>
    public static Report Report(int count = 4) => new(1, LastWeek, new Subject(ReportKind.Command, 2, 1), count);

    public static Report Activity(LocalDate day, ActivityMode mode, int gapOrEvent) =>
        new(1, Window.Containing(day, WindowLength.Day), new Subject(ReportKind.Activity, (long)mode, gapOrEvent), 1);

    public static Nonce Nonce() => Protocol.Nonce.From(RandomNumberGenerator.GetBytes(Protocol.Nonce.Size));

    public static Entry Entry(Report? report = null, Nonce? nonce = null) => new(ToolName.Parse("git"), report ?? Report(), nonce ?? Nonce());
}
