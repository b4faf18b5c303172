using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Where everything that Footfall keeps on a machine lies (<c>spec/journal.md</c>, section 1). One directory, so that a person can
/// look at it, copy it and delete it:
/// <code>
/// consent/git                     what was answered for git
/// tools/mytool.json               manifests that were added
/// state/git/journal/2026-11-21    invocations of a UTC day
/// state/git/cache.db              counters, outbox, sent log
/// state/git/vocabulary            git's manifest, compiled for wrapped commands
/// shims/git                       a link to telemetry: git is wrapped
/// flush.lock, flush.due, dispatch which background work runs, is due, was last done
/// </code>
/// </summary>
internal sealed record StateDirectory(string Root)
{
    /// <summary>The variable that moves the directory.</summary>
    public const string Variable = "FOOTFALL_HOME";

    private const int MostTries = 100;

    /// <summary>
    /// <c>FOOTFALL_HOME</c>; else <c>$XDG_STATE_HOME/footfall</c> or <c>~/.local/state/footfall</c>,
    /// <c>~/Library/Application Support/Footfall</c>, <c>%LOCALAPPDATA%\Footfall</c>. Null when none of these can be told: then nothing is counted.
    /// </summary>
    public static StateDirectory? Locate(IEnvironment environment)
    {
        if (Absolute(environment.Variable(Variable)) is { } chosen)
        {
            return new StateDirectory(chosen);
        }

        if (OperatingSystem.IsWindows())
        {
            return Absolute(environment.Variable("LOCALAPPDATA")) is { } local ? new StateDirectory(Path.Combine(local, "Footfall")) : null;
        }

        if (Absolute(environment.Variable("XDG_STATE_HOME")) is { } state && !OperatingSystem.IsMacOS())
        {
            return new StateDirectory(Path.Combine(state, "footfall"));
        }

        return Absolute(environment.Variable("HOME")) is not { } home ? null
            : OperatingSystem.IsMacOS() ? new StateDirectory(Path.Combine(home, "Library", "Application Support", "Footfall"))
            : new StateDirectory(Path.Combine(home, ".local", "state", "footfall"));
    }

    public string ConsentDirectory => Path.Combine(Root, "consent");

    public string ManifestDirectory => Path.Combine(Root, "tools");

    /// <summary>The directory that stands on <c>PATH</c> before those of the tools.</summary>
    public string Shims => Path.Combine(Root, "shims");

    public string FlushLock => Path.Combine(Root, "flush.lock");

    public string FlushStamp => Path.Combine(Root, "flush.due");

    public string DispatchRecord => Path.Combine(Root, "dispatch");

    public string Consent(ToolName tool) => Path.Combine(ConsentDirectory, tool.Text);

    public string Manifest(ToolName tool) => Path.Combine(ManifestDirectory, tool.Text + ".json");

    public string Of(ToolName tool) => Path.Combine(StateRoot, tool.Text);

    public string Journal(ToolName tool) => Path.Combine(Of(tool), "journal");

    public string Cache(ToolName tool) => Path.Combine(Of(tool), "cache.db");

    /// <summary>The tool's manifest in the form that wrapped commands read.</summary>
    public string Vocabulary(ToolName tool) => Path.Combine(Of(tool), "vocabulary");

    /// <summary>Makes the directories in which a tool's use is kept. Called when a person says yes, and at no other time.</summary>
    /// <exception cref="IOException">A link or a file stands in the place of one.</exception>
    public void Create(ToolName tool)
    {
        Require(tool);
        PrivateFiles.CreateDirectory(Journal(tool));
    }

    /// <summary>Whether what is kept of a tool lies here, and not behind a link.</summary>
    public bool IsOwn(ToolName tool) => OwnPlace.TakesDirectory(StateRoot) && OwnPlace.TakesDirectory(Of(tool)) && OwnPlace.TakesDirectory(Journal(tool));

    /// <summary>Goes on only where <see cref="IsOwn"/>.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public void Require(ToolName tool) => OwnPlace.RequireDirectories(StateRoot, Of(tool), Journal(tool));

    /// <summary>
    /// Deletes everything kept of a tool's use, and with the last tool how often there was any. The answer stays. The journal goes before the
    /// cache, which knows how far it was counted: after a kill or a power cut in between nothing is counted twice.
    /// </summary>
    /// <exception cref="IOException">Something of it could not be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Delete(ToolName tool)
    {
        OwnPlace.RequireDirectories(StateRoot);
        if (!OwnPlace.TakesDirectory(Of(tool)))
        {
            // What it leads to was never ours.
            File.Delete(Of(tool));
        }

        for (var tries = 1; OwnPlace.IsThere(Of(tool)); tries++)
        {
            try
            {
                // A command that finds none has this place made anew, should the answer want it.
                if (OwnPlace.IsThere(Vocabulary(tool)) && !Directory.Exists(Vocabulary(tool)))
                {
                    File.Delete(Vocabulary(tool));
                }

                if (OwnPlace.IsThere(Journal(tool)))
                {
                    Directory.Delete(Journal(tool), recursive: true);
                    PrivateFiles.SyncDirectoryOf(Journal(tool));
                }

                // Before what would undo half of its last transaction.
                File.Delete(Cache(tool));
                Directory.Delete(Of(tool), recursive: true);
            }
            catch (IOException) when (tries < MostTries)
            {
                // A command that ended just now wrote itself down between the listing and the removal. The next one sees the no.
            }
        }

        PrivateFiles.SyncDirectoryOf(Of(tool));

        if (!Directory.Exists(StateRoot) || !Directory.EnumerateFileSystemEntries(StateRoot).Any())
        {
            File.Delete(FlushStamp);
            File.Delete(DispatchRecord);
        }
    }

    /// <summary>The tools for which an answer is kept, in the order of their names.</summary>
    public IReadOnlyList<ToolName> AnsweredTools() => Names(ConsentDirectory, Directory.EnumerateFiles, name => name);

    /// <summary>The tools whose manifests were added, in the order of their names.</summary>
    public IReadOnlyList<ToolName> AddedTools() =>
        Names(ManifestDirectory, Directory.EnumerateFiles, name => name.EndsWith(".json", StringComparison.Ordinal) ? name[..^5] : "");

    public string StateRoot => Path.Combine(Root, "state");

    private static List<ToolName> Names(string directory, Func<string, IEnumerable<string>> entries, Func<string, string> nameOf)
    {
        var names = new List<ToolName>();
        if (Directory.Exists(directory) && OwnPlace.TakesDirectory(directory))
        {
            foreach (var entry in entries(directory).Order(StringComparer.Ordinal))
            {
                if (ToolName.TryParse(nameOf(Path.GetFileName(entry)), out var name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    private static string? Absolute(string? path) =>
        string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal) || !Path.IsPathFullyQualified(path) ? null : path;
}
