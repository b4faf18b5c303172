using System.Text;

namespace Footfall.EndToEnd.Tests;

/// <summary>Texts that are nowhere else on the machine, each for one place where a person's secrets are.</summary>
internal sealed class Canaries
{
    private const int Length = 24;
    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<string, byte[][]> forms = [];

    public Canaries(int seed, params IEnumerable<string> places)
    {
        var random = new Random(seed);
        foreach (var place in places)
        {
            var text = string.Concat(Enumerable.Range(0, Length).Select(_ => (char)('a' + random.Next(26))));
            texts[place] = text;
            forms[place] = [Encoding.ASCII.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        }
    }

    /// <summary>The most bytes that one takes.</summary>
    public static int LongestForm => Length * 2;

    public string this[string place] => texts[place];

    /// <summary>Adds those that are in these bytes, as text of one or of two bytes a letter.</summary>
    public void Find(ReadOnlySpan<byte> bytes, ISet<string> found)
    {
        foreach (var (place, searched) in forms)
        {
            if (!found.Contains(place) && (bytes.IndexOf(searched[0]) >= 0 || bytes.IndexOf(searched[1]) >= 0))
            {
                found.Add(place);
            }
        }
    }

    /// <summary>Adds those in the names, the contents and the targets of everything below a directory.</summary>
    public void FindBelow(string directory, ISet<string> found)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(directory, "*", SearchOption.AllDirectories))
        {
            Find(Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, entry)), found);
            if (File.ResolveLinkTarget(entry, returnFinalTarget: false) is { } target)
            {
                Find(Encoding.UTF8.GetBytes(target.FullName), found);
            }
            else if (File.Exists(entry) && (File.GetAttributes(entry) & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0 && new FileInfo(entry).Length > 0)
            {
                Find(File.ReadAllBytes(entry), found);
            }
        }
    }
}
