using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>The variables of an environment as bytes, in their order: values need not be text. Immutable.</summary>
internal sealed class RawEnvironment : IEnvironment
{
    private RawEnvironment(ImmutableArray<byte[]> entries) => Entries = entries;

    /// <summary>Each a name, <c>=</c> and a value; also what others put there that has no such form.</summary>
    public ImmutableArray<byte[]> Entries { get; }

    /// <summary>What this process was given.</summary>
    public static unsafe RawEnvironment OfThisProcess()
    {
        var entries = ImmutableArray.CreateBuilder<byte[]>();
        if (!OperatingSystem.IsWindows() && Libc.EnvironmentBlock is var block && block is not null)
        {
            for (; *block is not null; block++)
            {
                entries.Add(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*block).ToArray());
            }

            return new RawEnvironment(entries.ToImmutable());
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            entries.Add(Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}"));
        }

        return new RawEnvironment(entries.ToImmutable());
    }

    /// <summary>An environment of these entries.</summary>
    public static RawEnvironment Of(params ReadOnlySpan<string> entries)
    {
        var bytes = ImmutableArray.CreateBuilder<byte[]>(entries.Length);
        foreach (var entry in entries)
        {
            bytes.Add(Encoding.UTF8.GetBytes(entry));
        }

        return new RawEnvironment(bytes.MoveToImmutable());
    }

    /// <summary>A variable's value, as <c>getenv</c> finds it: the first of that name. Null: it is not set.</summary>
    public byte[]? Value(string name) => Find(name) is { } entry ? entry[(name.Length + 1)..] : null;

    /// <inheritdoc />
    public string? Variable(string name) => Find(name) is { } entry ? Encoding.UTF8.GetString(entry, name.Length + 1, entry.Length - name.Length - 1) : null;

    /// <summary>The same with one variable more, behind the others; as it is where that one is set, to whatever value.</summary>
    public RawEnvironment With(string name, string value) =>
        Find(name) is null ? new RawEnvironment(Entries.Add(Encoding.UTF8.GetBytes($"{name}={value}"))) : this;

    /// <summary>The names, in their order; what has no such form has none.</summary>
    public IEnumerable<string> Names => Entries.Select(NameOf).OfType<string>();

    /// <summary>Those of its variables whose names are wanted.</summary>
    public RawEnvironment Only(Func<string, bool> wanted) => new([.. Entries.Where(entry => NameOf(entry) is { } name && wanted(name))]);

    private static string? NameOf(byte[] entry) => Array.IndexOf(entry, (byte)'=') is > 0 and var end ? Encoding.UTF8.GetString(entry, 0, end) : null;

    /// <summary>The entry of a variable whose name is ASCII, as all are that we ask for.</summary>
    private byte[]? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Length > name.Length && entry[name.Length] == '=' && Ascii.Equals(entry.AsSpan(0, name.Length), name))
            {
                return entry;
            }
        }

        return null;
    }
}
