using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Footfall.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>The compiled vocabularies of a machine, one file a tool. A cache: deleting one costs its next compilation.</summary>
internal sealed class VocabularyFile(StateDirectory home)
{
    // Many commands that start at once compile the same, and none of them is counted before it is there. Writing takes milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Opens a tool's vocabulary if it is up to date. Never throws.</summary>
    public VocabularyReading Open(ToolName tool)
    {
        try
        {
            home.Require(tool);
            var file = PrivateFiles.OpenToRead(home.Vocabulary(tool), out var length, out var isOther);
            if (file is null)
            {
                return isOther ? VocabularyReading.Damaged : VocabularyReading.Stale;
            }

            var reading = Read(tool, file, length);
            if (!reading.IsFresh)
            {
                file.Dispose();
            }

            return reading;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return VocabularyReading.Damaged;
        }
    }

    /// <summary>
    /// Compiles a manifest into the place of what was there, unless another process has done so meanwhile, for which it waits a second at most. False
    /// when it could not be written, as when its directory is gone: that is made by a yes only, so that nothing comes back after a no.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="source">What was there as its source before it was read.</param>
    public bool TryWrite(Manifest manifest, VocabularySource source)
    {
        var bytes = VocabularyCompiler.Compile(manifest, source);
        if (bytes.Length > VocabularyFormat.LargestFile)
        {
            return false;
        }

        try
        {
            home.Require(manifest.Tool);
            PrivateFiles.Replace(home.Vocabulary(manifest.Tool), bytes, Patience, () => IsFresh(manifest.Tool));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes a tool's vocabulary. Never throws: what cannot be deleted stays unreadable.</summary>
    public void Discard(ToolName tool)
    {
        try
        {
            home.Require(tool);
            File.Delete(home.Vocabulary(tool));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As good as kept: it is found damaged again.
        }
    }

    private bool IsFresh(ToolName tool)
    {
        using var vocabulary = Open(tool).Vocabulary;
        return vocabulary is not null;
    }

    private VocabularyReading Read(ToolName tool, SafeFileHandle file, long length)
    {
        if (length is < (HeaderLayout.Head + 1) * sizeof(int) or > VocabularyFormat.LargestFile)
        {
            return VocabularyReading.Damaged;
        }

        // Room for what is read later too: most command lines need no more.
        var bytes = GC.AllocateUninitializedArray<byte>(2 * VocabularyFormat.FirstReading);
        var filled = RandomAccess.Read(file, bytes.AsSpan(0, VocabularyFormat.FirstReading), 0);
        if (filled < (HeaderLayout.Head + 1) * sizeof(int))
        {
            return VocabularyReading.Damaged;
        }

        // Before all else, in what every form has at these places.
        var numbers = MemoryMarshal.Cast<byte, int>(bytes);
        if (numbers[HeaderLayout.Magic] != VocabularyFormat.Magic)
        {
            return numbers[HeaderLayout.Magic] == BinaryPrimitives.ReverseEndianness(VocabularyFormat.Magic) ? VocabularyReading.Stale : VocabularyReading.Damaged;
        }

        return !IsUpToDate(numbers, tool) ? VocabularyReading.Stale
            : CompiledVocabulary.Over(tool, bytes, filled, file, (int)length) is { } vocabulary ? VocabularyReading.Fresh(vocabulary)
            : VocabularyReading.Damaged;
    }

    private bool IsUpToDate(ReadOnlySpan<int> numbers, ToolName tool) =>
        numbers[HeaderLayout.Version] == VocabularyFormat.Version
        && Long(numbers, HeaderLayout.Digest) == unchecked((long)BuildDigest.Value)
        && new VocabularySource(Long(numbers, HeaderLayout.SourceSize), Long(numbers, HeaderLayout.SourceChanged)) == VocabularySource.Of(home, tool);

    private static long Long(ReadOnlySpan<int> numbers, int place) => MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(numbers[place..]));
}
