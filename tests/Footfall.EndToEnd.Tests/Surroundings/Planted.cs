using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>Puts something into a place of the state directory, and sees whether what lies elsewhere stays as it is.</summary>
internal sealed class Planted
{
    private readonly string elsewhere;
    private readonly string before;

    /// <summary>Plants.</summary>
    /// <param name="person">Whose state directory it is.</param>
    /// <param name="place">Relative to it; <c>TODAY</c> stands for the day's segment.</param>
    /// <param name="thing">One of <see cref="Things"/>.</param>
    public Planted(Person person, string place, string thing)
    {
        elsewhere = Path.Combine(person.Home, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "thesis.txt"), "the only copy");
        var path = PathOf(person.State, place);
        var target = Path.Combine(elsewhere, Path.GetFileName(path));
        MoveOrMake(path, target, thing);
        Plant(path, target, thing);
        before = Snapshot(elsewhere);
    }

    /// <summary>What can stand in the place of a file.</summary>
    public static IReadOnlyList<string> Things { get; } = ["link", "hard link", "dangling link", "FIFO", "socket", "directory", "device", "loop"];

    /// <summary>Every place of the state directory; those of directories end in a slash.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "consent/", "tools/", "state/", "shims/", "state/mytool/", "state/mytool/journal/",
        "consent/mytool", "consent/mytool~", "tools/mytool.json", "tools/mytool.json~",
        "state/mytool/journal/TODAY", "state/mytool/cache.db", "state/mytool/cache.db-journal", "state/mytool/cache.db-wal", "state/mytool/cache.db.new",
        "state/mytool/cache.db.new-journal", "state/mytool/cache.db.damaged", "state/mytool/vocabulary", "state/mytool/vocabulary~",
        "flush.lock", "flush.due", "flush.due~", "dispatch", "dispatch~", "shims/mytool", "shims/mytool~",
    ];

    /// <summary>That nothing elsewhere was read away, written, cut, deleted or made.</summary>
    public void AssertElsewhereIsUntouched(string message) => Assert.AreEqual(before, Snapshot(elsewhere), message);

    private static string PathOf(StateDirectory state, string place) =>
        Path.Combine(state.Root, place.TrimEnd('/').Replace("TODAY", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>What was in the place goes elsewhere, so that whoever follows a link finds what he looks for.</summary>
    private static void MoveOrMake(string path, string target, string thing)
    {
        if (Directory.Exists(path))
        {
            Directory.Move(path, target);
        }
        else if (Path.Exists(path) && thing != "dangling link")
        {
            File.Move(path, target);
        }
        else
        {
            File.Delete(path);
            if (thing != "dangling link")
            {
                File.WriteAllText(target, "somebody's own notes, long enough to be looked at by whoever reads them");
            }
        }

        if (JournalSegmentOf(target) && thing == "link")
        {
            // Records that were never ours: they must not be counted.
            File.WriteAllBytes(target, [.. Enumerable.Repeat(File.ReadAllBytes(target), 5).SelectMany(bytes => bytes)]);
        }
    }

    private static bool JournalSegmentOf(string path) => path.EndsWith(DateTime.UtcNow.ToString("-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static void Plant(string path, string target, string thing)
    {
        switch (thing)
        {
            case "link" or "dangling link":
                File.CreateSymbolicLink(path, target);
                break;
            case "loop":
                File.CreateSymbolicLink(path, path);
                break;
            case "hard link":
                Run("ln", target, path);
                break;
            case "FIFO":
                Run("mkfifo", path);
                break;
            case "socket":
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // The name must be short.
                    var name = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                    socket.Bind(new UnixDomainSocketEndPoint(name));
                    File.Move(name, path);
                }

                break;
            case "device":
                if (new Command("mknod", path, "c", "1", "5").Run().ExitCode != 0)
                {
                    Assert.Inconclusive("Only an administrator can make devices.");
                }

                break;
            case "directory":
                Directory.CreateDirectory(Path.Combine(path, "in", "it"));
                break;
            default:
                File.WriteAllText(path, "a file");
                break;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var result = new Command(program, [.. arguments]).Run();
        Assert.AreEqual(0, result.ExitCode, $"{result}");
    }

    private static string Snapshot(string directory) => string.Join('\n', new DirectoryInfo(directory)
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
        .Select(entry => $"{entry.FullName} {entry.UnixFileMode} {entry.LastWriteTimeUtc.Ticks} {(entry as FileInfo)?.LinkTarget} {Content(entry)}"));

    private static string Content(FileSystemInfo entry) =>
        entry is FileInfo { LinkTarget: null } file ? $"{file.Length} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}" : "";
}
