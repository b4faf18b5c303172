using System.Runtime.InteropServices;
using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>A state directory that does not exist yet, in a directory of its own, which goes when the test ends.</summary>
internal sealed partial class TemporaryHome : IDisposable
{
    private const uint OwnerOnly = 0x180;

    public TemporaryHome()
    {
        Around = Directory.CreateTempSubdirectory("footfall-").FullName;
        State = new StateDirectory(Path.Combine(Around, "home", "footfall"));
    }

    /// <summary>Exists, and holds nothing of Footfall but the home.</summary>
    public string Around { get; }

    public StateDirectory State { get; }

    /// <summary>All files and directories below the state directory, relative to it, in order.</summary>
    public IReadOnlyList<string> Entries => Directory.Exists(State.Root)
        ?
        [
            .. Directory.EnumerateFileSystemEntries(State.Root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(State.Root, path))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>The day's segment of a tool.</summary>
    public JournalSegment Segment(NodaTime.LocalDate day, ToolName? tool = null) =>
        new(day, Path.Combine(State.Journal(tool ?? Some.Tool), JournalWriter.Name(day)));

    public void AddManifest(string json, ToolName? tool = null)
    {
        PrivateFiles.CreateDirectory(State.ManifestDirectory);
        File.WriteAllText(State.Manifest(tool ?? Some.Tool), json);
    }

    /// <summary>
    /// Compiles the added manifest, and makes it one that nobody can read, of the same size and time: the compiled vocabulary is up to date, and
    /// whoever reads the manifest is found out.
    /// </summary>
    public void HideManifest(ToolName? tool = null)
    {
        var file = new FileInfo(State.Manifest(tool ?? Some.Tool));
        var changed = DateTime.UnixEpoch.AddDays(20_000);
        file.LastWriteTimeUtc = changed;
        Assert.IsTrue(new VocabularyFile(State).TryWrite(ManifestReader.Read(File.ReadAllBytes(file.FullName)).Manifest!, VocabularySource.Of(State, tool ?? Some.Tool)));
        File.WriteAllText(file.FullName, new string('?', (int)file.Length));
        file.LastWriteTimeUtc = changed;
    }

    /// <summary>Puts a FIFO in a place, without a reader or a writer.</summary>
    public static void MakeFifo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.AreEqual(0, MakeFifo(path, OwnerOnly), path);
    }

    /// <summary>Gives a file one name more.</summary>
    public static void MakeHardLink(string path, string name) => Assert.AreEqual(0, Link(path, name), name);

    /// <summary>Runs under a umask of the whole process.</summary>
    public static void Under(int mask, Action work)
    {
        var before = SetMask((uint)mask);
        try
        {
            work();
        }
        finally
        {
            _ = SetMask(before);
        }
    }

    /// <summary>Who may do what with a file or directory.</summary>
    public static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    /// <summary>Makes a script that can be run.</summary>
    public static void MakeScript(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Directory.Delete(Around, recursive: true);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
