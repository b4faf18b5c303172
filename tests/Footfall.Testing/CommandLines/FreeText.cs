using System.Text;

namespace Footfall.Testing;

/// <summary>Random texts of the kind that people put on command lines and that nobody may learn.</summary>
internal sealed class FreeText(Random random, IReadOnlyList<string> words)
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-=:/.,_@+~\\\"' \t\n\0é漢§\u202e\ufeff";

    /// <summary>Begins no spelling and names nothing.</summary>
    private const char Mark = '§';

    /// <summary>Anything: noise of any length, but also the tool's own words.</summary>
    public string Any() => random.Next(4) switch
    {
        0 => words[random.Next(words.Count)],
        1 => random.Next(8) == 0 ? "--" : "-" + Noise(),
        _ => Noise(),
    };

    /// <summary>Anything but one of these.</summary>
    public string AnyBut(Func<string, bool> excluded) => FirstBut(excluded, Any);

    /// <summary>Digits, but none of these.</summary>
    public string DigitsBut(Func<string, bool> excluded) =>
        FirstBut(excluded, () => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(10))));

    /// <summary>Anything behind a character that is in no spelling, so that it can be put directly behind one.</summary>
    public string Marked() => Mark + Noise();

    private static string FirstBut(Func<string, bool> excluded, Func<string> make)
    {
        var text = make();
        while (excluded(text))
        {
            text = make();
        }

        return text;
    }

    private string Noise()
    {
        var length = random.Next(50) == 0 ? random.Next(2000) : random.Next(24);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(random.Next(20) == 0 ? (char)random.Next(0xD800, 0xE000) : Characters[random.Next(Characters.Length)]);
        }

        return text.ToString();
    }
}
