using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>What a simulated machine is, and which version of the tool it has on which day.</summary>
/// <param name="Platform">Its operating system.</param>
/// <param name="Processor">Its processor.</param>
/// <param name="Versions">The versions it had, each with its first day, the latest last.</param>
internal sealed record Machine(Platform Platform, Processor Processor, IReadOnlyList<(LocalDate Since, ToolVersion Version)> Versions)
{
    /// <summary>What this machine is, with one version for ever.</summary>
    public static Machine Usual { get; } = new(Classes.CurrentPlatform(), Classes.CurrentProcessor(), [(LocalDate.MinIsoValue, ToolVersion.Parse("2.51.0"))]);

    /// <summary>The version on a day.</summary>
    public ToolVersion VersionOn(LocalDate day) => Versions.Last(version => version.Since <= day).Version;

    /// <summary>A report as this machine would have made it: all machines run in this process, whose system the product's code tells.</summary>
    public Report Seen(Report report) => report.Subject.Kind switch
    {
        ReportKind.Platform => report with { Subject = report.Subject with { A = (long)Platform } },
        ReportKind.Architecture => report with { Subject = report.Subject with { A = (long)Processor } },
        _ => report,
    };
}
