using System.Runtime.InteropServices;
using Footfall.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>
/// A manifest in the form that command lines are read with. Of a file only the header and the commands that are walked through are read,
/// and each is checked before it is used, so that what it costs does not grow with the manifest. In memory: immutable, thread-safe. Over
/// a file: for one thread.
/// </summary>
internal sealed class CompiledVocabulary : IDisposable
{
    private readonly SafeFileHandle? file;
    private readonly int fileLength;

    /// <summary>The file's beginning, up to <see cref="beginning"/>; behind it the blocks that were read one by one.</summary>
    private byte[] bytes;
    private readonly int beginning;
    private int filled;

    private CompiledVocabulary(ToolName tool, byte[] bytes, int filled, int headerLength, SafeFileHandle? file, int fileLength)
    {
        var header = new VocabularyHeader(bytes.AsSpan(0, headerLength));
        this.bytes = bytes;
        this.filled = filled;
        this.file = file;
        this.fileLength = fileLength;
        beginning = filled;
        Outline = new ManifestOutline(header.Terms(tool), header.Activity, header.Window);
        Revision = header.Revision;
        Rules = header.Rules();
        HasSeparatorsInSpellings = header.HasSeparatorsInSpellings;
        Root = header.Root;
        ExitCodes = bytes.AsMemory(header.ExitCodes);
    }

    public ManifestOutline Outline { get; }

    public Terms Terms => Outline.Terms;

    /// <summary>The manifest's.</summary>
    public int Revision { get; }

    /// <summary>How the tool reads its command line.</summary>
    public ParsingRules Rules { get; }

    /// <summary>Whether any spelling of an option holds a separator. If none does, what holds one is no spelling as a whole.</summary>
    public bool HasSeparatorsInSpellings { get; }

    /// <summary>The tool called without a subcommand.</summary>
    public BlockPlace Root { get; }

    /// <summary>What exit codes mean where a command has no rules of its own.</summary>
    public ReadOnlyMemory<byte> ExitCodes { get; }

    public static CompiledVocabulary Of(Manifest manifest)
    {
        var bytes = VocabularyCompiler.Compile(manifest, VocabularySource.Shipped);
        var headerLength = MemoryMarshal.Cast<byte, int>(bytes)[HeaderLayout.Length];
        return new CompiledVocabulary(manifest.Tool, bytes, bytes.Length, headerLength, file: null, bytes.Length);
    }

    /// <summary>Over a file that is already known to be of this form and up to date; null when it is damaged. The file is the vocabulary's from then on.</summary>
    /// <param name="tool">The tool that it should be about.</param>
    /// <param name="first">Room with the beginning of the file.</param>
    /// <param name="filled">How much of it.</param>
    /// <param name="file">The file.</param>
    /// <param name="fileLength">How long it is.</param>
    public static CompiledVocabulary? Over(ToolName tool, byte[] first, int filled, SafeFileHandle file, int fileLength)
    {
        var headerLength = MemoryMarshal.Read<int>(first.AsSpan(HeaderLayout.Length * sizeof(int)));
        if (headerLength < HeaderLayout.Head * sizeof(int) || headerLength > fileLength)
        {
            return null;
        }

        if (headerLength > filled)
        {
            first = new byte[headerLength];
            filled = headerLength;
            if (!TryFill(file, first, 0))
            {
                return null;
            }
        }

        return HeaderCheck.IsSound(first.AsSpan(0, headerLength), tool, fileLength)
            ? new CompiledVocabulary(tool, first, filled & -VocabularyFormat.Alignment, headerLength, file, fileLength)
            : null;
    }

    /// <summary>Where a command's block is in memory, read now where it was not yet. False when it is damaged.</summary>
    public bool TryFind(BlockPlace place, out BlockPlace here)
    {
        here = place;
        if (file is null)
        {
            return true;
        }

        return place.Offset + place.Length <= beginning
            ? CommandCheck.IsSound(bytes.AsSpan(place.Offset, place.Length), place.Offset, fileLength)
            : TryRecall(place, out here) || TryRead(file, place, out here);
    }

    /// <summary>The command whose block is there in memory.</summary>
    public CompiledCommand Command(BlockPlace here) => new(bytes.AsSpan(here.Offset, here.Length));

    /// <summary>What the exit codes of a command mean.</summary>
    public ExitOutcomes OutcomesOf(BlockPlace here)
    {
        var range = Command(here).ExitCodes;
        return new ExitOutcomes(bytes.AsMemory(here.Offset, here.Length)[range], ExitCodes);
    }

    public void Dispose() => file?.Dispose();

    /// <summary>Blocks that were read say themselves where they are from.</summary>
    private bool TryRecall(BlockPlace place, out BlockPlace here)
    {
        for (var at = beginning; at < filled;)
        {
            var block = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(at, CommandLayout.Head * sizeof(int)));
            here = new BlockPlace(at, block[CommandLayout.Length]);
            if (block[CommandLayout.Offset] == place.Offset)
            {
                return here.Length == place.Length;
            }

            at += here.Length;
        }

        here = default;
        return false;
    }

    private bool TryRead(SafeFileHandle from, BlockPlace place, out BlockPlace here)
    {
        here = new BlockPlace(filled, place.Length);

        // Blocks do not overlap: who asks for more than the whole file follows damaged ones.
        if (filled - beginning + place.Length > fileLength)
        {
            return false;
        }

        if (bytes.Length - filled < place.Length)
        {
            Array.Resize(ref bytes, Math.Max(filled + place.Length, filled + VocabularyFormat.FirstReading));
        }

        var room = bytes.AsSpan(filled, place.Length);
        if (!TryFill(from, room, place.Offset) || !CommandCheck.IsSound(room, place.Offset, fileLength))
        {
            return false;
        }

        filled += place.Length;
        return true;
    }

    private static bool TryFill(SafeFileHandle from, Span<byte> room, long offset)
    {
        try
        {
            return RandomAccess.Read(from, room, offset) == room.Length;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
