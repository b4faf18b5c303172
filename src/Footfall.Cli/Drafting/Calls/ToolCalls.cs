namespace Footfall.Cli.Drafting;

/// <summary>
/// Asks an installed tool, so that it can do nothing: an empty directory, a home of its own, no input, no terminal, no network that it is
/// told of, a limited time, and the death of all that it started. Its directories vanish with it.
/// </summary>
internal sealed class ToolCalls : IToolCalls, IDisposable
{
    private readonly string file;
    private readonly CallLimits limits;
    private readonly IReadOnlyList<string> files;
    private readonly DirectoryInfo place;
    private readonly IReadOnlyDictionary<string, string> environment;
    private int calls;

    /// <param name="file">The tool's full path.</param>
    /// <param name="machine">The person's environment.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="withHome">Whether the tool sees the person's own home.</param>
    /// <param name="files">Empty files that the working directory has, as some tools only help where they could work.</param>
    public ToolCalls(string file, IEnvironment machine, CallLimits limits, bool withHome, IReadOnlyList<string> files)
    {
        this.file = file;
        this.limits = limits;
        this.files = files;
        place = Directory.CreateTempSubdirectory("telemetry-draft-");
        environment = CallEnvironment.Make(machine, place.CreateSubdirectory("home").FullName, withHome);
    }

    public CallAnswer Ask(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var directory = place.CreateSubdirectory($"work{++calls}");
        foreach (var name in files)
        {
            var path = Path.Combine(directory.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!name.EndsWith('/'))
            {
                // What git wants to see of a repository; any text does for the rest.
                File.WriteAllText(path, "ref: refs/heads/main\n");
            }
        }

        var answer = new CapturedProcess
        {
            File = file,
            Arguments = arguments,
            Environment = environment,
            Directory = directory.FullName,
            Time = limits.Time,
            LongestAnswer = limits.Answer,
        }.Run(cancellation);
        return new CallAnswer(answer.End, answer.Output, answer.Error);
    }

    public void Dispose()
    {
        try
        {
            place.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Something that a tool left is not ours to fight with; the system clears its temporary directory.
        }
    }
}
