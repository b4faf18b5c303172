using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What the operator says, by file, environment and command line (<c>spec/collector.md</c>, section 1).</summary>
internal sealed record Settings
{
    /// <summary>Where to listen. Default: port 8474 of this machine only.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8474"];

    /// <summary>The database file. Default: <c>collector.db</c> in the working directory. Made when missing. Of no meaning with <see cref="Postgres"/>.</summary>
    public string Database { get; init; } = "collector.db";

    /// <summary>The connection string of a PostgreSQL database. Default null: <see cref="Database"/>. May hold a password, so nothing prints it.</summary>
    public string? Postgres { get; init; }

    /// <summary>The folder of the manifests. Default null: <c>tools</c> beside the executable, which may be missing.</summary>
    public string? Manifests { get; init; }

    /// <summary>
    /// How many days after its end a window is published. Default 14. 0: a private trial, in which nothing is published and the raw sums are
    /// answered instead.
    /// </summary>
    public int HoldDays { get; init; } = IntakePeriod.Default.Days;

    /// <summary>Cells of fewer reports are not published. Default 20. Of no meaning with <see cref="Epsilon"/>.</summary>
    public int Threshold { get; init; } = 20;

    /// <summary>The privacy parameter of noise on every cell, in place of the threshold. Above 0, at most 10; exact. Default null: no noise.</summary>
    public decimal? Epsilon { get; init; }

    /// <summary>How many cells of one machine in a window <see cref="Epsilon"/> protects. Default 8.</summary>
    public int NoiseCells { get; init; } = 8;

    /// <summary>By tool: the versions that figures with noise tell apart, since noise needs a list that is known beforehand. Default: none.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ToolVersion>> Versions { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<ToolVersion>>(StringComparer.Ordinal);

    /// <summary>Who runs the collector, in words for the pages. Default null.</summary>
    public string? Operator { get; init; }

    /// <summary>A URL or an e-mail address for the pages. Default null.</summary>
    public string? Contact { get; init; }

    /// <summary>The SPDX name of the licence of the open data. Default <c>CC0-1.0</c>.</summary>
    public string Licence { get; init; } = "CC0-1.0";

    /// <summary>What others may ask for.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Where metrics go by OTLP over HTTP, without <c>v1/metrics</c>. Default null: nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>How long it goes on serving after it was asked to end, while it says that it is not ready. Default 0.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>What is logged on standard error. Default: warnings and errors.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Whether what is published is labelled as made up, for a demonstration. No setting of an operator. Default no.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>How small figures are kept back from what is published.</summary>
    public PublicationRule Rule =>
        (Epsilon is { } epsilon ? PublicationRule.OfNoise(Ratio.Of(epsilon), NoiseCells) : PublicationRule.OfThreshold(Threshold)) with { IsSynthetic = IsSynthetic };

    /// <summary>Whether it is a private trial.</summary>
    public bool IsTrial => HoldDays == 0;

    /// <summary>How long reports are counted: until the window is published; in a trial as long as clients send them.</summary>
    public IntakePeriod Intake => IsTrial ? IntakePeriod.Default : new IntakePeriod(HoldDays);

    /// <summary>Nothing of what is in it: there may be a password.</summary>
    public override string ToString() => nameof(Settings);
}
