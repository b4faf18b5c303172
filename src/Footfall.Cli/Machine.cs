using System.Text;
using NodaTime;

namespace Footfall.Cli;

/// <summary>The machine as the commands see it: composed once, in <c>Program</c>, and given to each.</summary>
internal sealed class Machine
{
    /// <summary>The columns where output is no terminal: lines are never wrapped for a file or another program.</summary>
    public const int Unwrapped = 1000;

    private const int Narrowest = 40;
    private const int Widest = 160;

    public required IEnvironment Environment { get; init; }

    public required IClock Clock { get; init; }

    public required IRandomSource Random { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Makes what hands reports to collectors. Default: over HTTP.</summary>
    public Func<IReportSender> Sender { get; init; } = () => new HttpReportSender();

    /// <summary>The columns that output may use.</summary>
    public int Columns { get; init; } = Unwrapped;

    /// <summary>Whether output goes to a terminal that takes colours, and nobody said NO_COLOR.</summary>
    public bool Colours { get; init; }

    /// <summary>Whether a person sees what is written to <see cref="Error"/> at once.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether a question would be seen and could be answered.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The executable <c>telemetry</c>, for shims and start-up files to point to, by the path that lasts; null when there is none.</summary>
    public string? Executable { get; init; } = OwnExecutable.Path;

    /// <summary>Null when no directory can be told; then nothing is counted.</summary>
    public StateDirectory? Home => StateDirectory.Locate(Environment);

    public ManifestCatalog Catalog => new(Home);

    public ConsentGate Gate => ConsentGate.Of(Environment);

    /// <summary>Where shells look for tools.</summary>
    public ToolSearch Search => new(Environment.Variable("PATH") is { } path ? Encoding.UTF8.GetBytes(path) : null, Home?.Shims, Executable);

    /// <summary>This machine.</summary>
    public static Machine Current()
    {
        var environment = new ProcessEnvironment();
        return new Machine
        {
            Environment = environment,
#pragma warning disable RS0030 // Composed here.
            Clock = SystemClock.Instance,
#pragma warning restore RS0030
            Random = new CryptographicRandom(),
            Out = Console.Out,
            Error = Console.Error,
            Columns = Console.IsOutputRedirected ? Unwrapped : Math.Clamp(Console.WindowWidth, Narrowest, Widest),
            Colours = !Console.IsOutputRedirected
                && string.IsNullOrEmpty(environment.Variable("NO_COLOR"))
                && environment.Variable("TERM") != "dumb",
            ErrorIsTerminal = !Console.IsErrorRedirected,
            CanAsk = Terminal.CanAsk,
            Executable = LastingPath.OfThisProcess(environment),
        };
    }
}
