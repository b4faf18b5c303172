using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>What the command line says (<c>spec/collector.md</c>, section 1).</summary>
internal sealed record Settings
{
    /// <summary>Where to listen. Default: port 8474 of this machine only.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8474"];

    /// <summary>The database file. Default: <c>collector.db</c> in the working directory. Made when missing.</summary>
    public string Database { get; init; } = "collector.db";

    /// <summary>The connection string of the PostgreSQL database that is used instead of a file. Default null: the file.</summary>
    public string? Postgres { get; init; }

    /// <summary>The folder of the manifests. Default null: <c>tools</c> beside the executable, which may be missing.</summary>
    public string? Manifests { get; init; }

    /// <summary>
    /// How many days after its end a window is published. Default 14. 0: a private trial, in which nothing is published and the raw sums are
    /// answered instead.
    /// </summary>
    public int HoldDays { get; init; } = IntakePeriod.Default.Days;

    /// <summary>Whether it is a private trial.</summary>
    public bool IsTrial => HoldDays == 0;

    /// <summary>How long reports are counted: until the window is published; in a trial as long as clients send them.</summary>
    public IntakePeriod Intake => IsTrial ? IntakePeriod.Default : new IntakePeriod(HoldDays);
}
