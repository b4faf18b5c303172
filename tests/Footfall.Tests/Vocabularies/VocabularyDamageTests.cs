using System.Runtime.InteropServices;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>
/// Whatever stands in a vocabulary's place: it is read right, or found stale or damaged. Never is something else counted, and nothing is thrown.
/// </summary>
[TestClass]
public sealed class VocabularyDamageTests : IDisposable
{
    private const int Seeds = 20_000;
    private const int FirstSeed = 310_000;
    private const int MostAllocated = 1024 * 1024;

    private static readonly string[][] Lines =
    [
        ["canister", "call", "--network=ic", "my_canister", "method"],
        ["deploy", "--mode", "reinstall", "-qq"],
        ["no-such-command"],
    ];

    private readonly TemporaryHome home = new();

    private VocabularyFile Vocabularies => new(home.State);

    public void Dispose() => home.Dispose();

    [TestMethod]
    public void A_changed_byte_anywhere_is_seen_or_changes_nothing()
    {
        var manifest = TestManifests.Named("dfx");
        var (path, bytes) = Write(manifest);
        var right = ReadAll(manifest.Tool)!;
        var header = Header(bytes);
        var seen = 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            Put(at, (byte)(bytes[at] ^ (1 << (at % 8))));

            var read = ReadAll(manifest.Tool);

            Put(at, bytes[at]);
            Assert.IsTrue(read is null || at >= header, $"byte {at} of the header");
            seen += read is null || read.Contains(null) ? 1 : 0;
            for (var line = 0; read is not null && line < Lines.Length; line++)
            {
                Assert.IsTrue(read[line] is null || read[line] == right[line], $"byte {at}: {read[line]}");
            }
        }

        // The header and the blocks of root, canister, canister call and deploy.
        Assert.IsGreaterThan(header + 1_000, seen);

        void Put(int at, byte value)
        {
            file.Position = at;
            file.WriteByte(value);
        }
    }

    [TestMethod]
    public void A_file_of_any_other_length_is_damaged()
    {
        var (path, bytes) = Write(Some.Manifest);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.SetLength(bytes.Length + 4);
        Assert.IsTrue(Vocabularies.Open(Some.Tool).IsDamaged);
        for (var length = bytes.Length - 1; length >= 0; length--)
        {
            file.SetLength(length);

            Assert.IsTrue(Vocabularies.Open(Some.Tool).IsDamaged, $"{length} bytes");
        }
    }

    [TestMethod]
    public void Wrong_numbers_under_right_checksums_lead_nowhere()
    {
        var manifest = TestManifests.Sampler;
        var words = CommandLinePairMaker.Words(manifest);
        var (path, bytes) = Write(manifest);
        var blocks = Blocks(bytes);
        for (var seed = FirstSeed; seed < FirstSeed + Seeds; seed++)
        {
            var random = new Random(seed);
            var hostile = Hostile(bytes, blocks, random);
            var argv = CommandLinePairMaker.Make(manifest, words, seed).Arguments;
            File.WriteAllBytes(path, hostile);
            var before = GC.GetAllocatedBytesForCurrentThread();

            // A number may by chance be as good as the one before; what it gives are codes all the same.
            var codes = Read(manifest.Tool, argv);

            Assert.IsLessThan(MostAllocated, GC.GetAllocatedBytesForCurrentThread() - before, $"seed {seed}");
            Assert.IsTrue(codes is null || AreCodes(codes.Encoded), $"seed {seed}: {codes}");
        }
    }

    [TestMethod]
    public void A_command_below_itself_ends()
    {
        var manifest = Some.Manifest with { Commands = [new CommandEntry { Code = 1, Path = "" }, new CommandEntry { Code = 2, Path = "again" }, new CommandEntry { Code = 3, Path = "again again" }] };
        var (path, bytes) = Write(manifest);
        var again = Blocks(bytes)[2];
        var numbers = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(again.Offset, again.Length));
        numbers[numbers[CommandLayout.Children] + CommandLayout.ChildPlace] = again.Offset;
        numbers[numbers[CommandLayout.Children] + CommandLayout.ChildPlace + 1] = again.Length;
        Sign(bytes, again);
        File.WriteAllBytes(path, bytes);

        Assert.AreEqual(2, Read(Some.Tool, [.. Enumerable.Repeat("again", 100)])!.Encoded.Command);
        Assert.IsNull(Read(Some.Tool, [.. Enumerable.Repeat("again", 100_000)]));
    }

    [TestMethod]
    [DataRow("", "commit", DisplayName = "the root")]
    [DataRow("plug install", "plug install", DisplayName = "a command")]
    [DataRow("plug *", "plug theirs", DisplayName = "a plugin")]
    public void A_damaged_command_is_not_counted_as_the_one_above_it(string path, string line)
    {
        var (file, bytes) = Write(TestManifests.Sampler);
        var code = TestManifests.Sampler.Commands.Single(command => command.Path == path).Code;
        var block = Blocks(bytes).Skip(1).Single(block => MemoryMarshal.Cast<byte, int>(bytes.AsSpan(block.Offset))[CommandLayout.Code] == code);
        bytes[block.Offset + block.Length - 1] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.IsNull(Read(TestManifests.Sampler.Tool, line.Split(' ')));
        Assert.AreEqual(path.Length == 0, Read(TestManifests.Sampler.Tool, ["plug"]) is null, "the commands beside it are sound");
    }

    [TestMethod]
    public void Random_bytes_are_damaged()
    {
        var (path, bytes) = Write(Some.Manifest);
        for (var seed = FirstSeed; seed < FirstSeed + 500; seed++)
        {
            var random = new Random(seed);
            var noise = new byte[random.Next(4_000)];
            random.NextBytes(noise);

            // Also where the beginning is right.
            bytes.AsSpan(0, Math.Min(noise.Length, random.Next(2) * HeaderLayout.FileLength * sizeof(int))).CopyTo(noise);
            File.WriteAllBytes(path, noise);

            Assert.IsTrue(Vocabularies.Open(Some.Tool).IsDamaged, $"seed {seed}");
        }
    }

    [TestMethod]
    public void Another_tools_file_is_damaged()
    {
        var (path, _) = Write(Some.Manifest);
        var other = ToolName.Parse("other");
        home.State.Create(other);
        File.Copy(path, home.State.Vocabulary(other));

        Assert.IsTrue(Vocabularies.Open(other).IsDamaged);
    }

    [TestMethod]
    [DataRow("FIFO")]
    [DataRow("directory")]
    [DataRow("link")]
    [DataRow("device")]
    public void What_is_no_file_is_not_waited_for_nor_followed(string what)
    {
        var (path, bytes) = Write(Some.Manifest);
        File.Delete(path);
        switch (what)
        {
            case "FIFO":
                TemporaryHome.MakeFifo(path);
                break;
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "link":
                File.WriteAllBytes(path + "2", bytes);
                File.CreateSymbolicLink(path, path + "2");
                break;
            default:
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
        }

        Assert.IsTrue(Vocabularies.Open(Some.Tool).IsDamaged);
        Vocabularies.Discard(Some.Tool);
        Assert.AreEqual(what == "directory", Vocabularies.Open(Some.Tool).IsDamaged);
    }

    private (string Path, byte[] Bytes) Write(Manifest manifest)
    {
        home.State.Create(manifest.Tool);
        Assert.IsTrue(Vocabularies.TryWrite(manifest, VocabularySource.Of(home.State, manifest.Tool)));
        var path = home.State.Vocabulary(manifest.Tool);
        return (path, File.ReadAllBytes(path));
    }

    /// <summary>What the lines are read as, null where that shows damage; null altogether when the file does not open.</summary>
    private Seen?[]? ReadAll(ToolName tool)
    {
        using var vocabulary = Vocabularies.Open(tool).Vocabulary;
        return vocabulary is null ? null : [.. Lines.Select(line => Seen.Of(CommandLineEncoder.Encode(vocabulary, line)))];
    }

    private Seen? Read(ToolName tool, IReadOnlyList<string> argv)
    {
        using var vocabulary = Vocabularies.Open(tool).Vocabulary;
        return vocabulary is null ? null : Seen.Of(CommandLineEncoder.Encode(vocabulary, argv, new Everything()));
    }

    private static bool AreCodes(EncodedCommandLine encoded) =>
        encoded.Options.Append(encoded.Command).Concat(encoded.Values).Concat(encoded.Environment).All(code => code is >= 0 and <= VocabularyFormat.LargestCode);

    private static int Header(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes)[HeaderLayout.Length];

    /// <summary>The header and all commands.</summary>
    private static List<BlockPlace> Blocks(byte[] bytes)
    {
        var blocks = new List<BlockPlace> { new(0, Header(bytes)) };
        for (var at = Header(bytes); at < bytes.Length; at += blocks[^1].Length)
        {
            blocks.Add(new BlockPlace(at, MemoryMarshal.Cast<byte, int>(bytes.AsSpan(at))[CommandLayout.Length]));
        }

        return blocks;
    }

    private static byte[] Hostile(byte[] bytes, List<BlockPlace> blocks, Random random)
    {
        var copy = bytes.ToArray();
        for (var changes = random.Next(3); changes >= 0; changes--)
        {
            var block = blocks[random.Next(blocks.Count)];
            var numbers = MemoryMarshal.Cast<byte, int>(copy.AsSpan(block.Offset, block.Length));
            var place = random.Next(3) == 0 ? random.Next(numbers.Length - 1) : random.Next(Math.Min(numbers.Length - 1, HeaderLayout.Head));
            numbers[place] = random.Next(9) switch
            {
                0 => int.MinValue,
                1 => int.MaxValue,
                2 => -1,
                3 => 0,
                4 => random.Next(),
                5 => bytes.Length,
                6 => blocks[random.Next(blocks.Count)].Offset,
                7 => random.Next(200),
                _ => unchecked(numbers[place] + random.Next(-4, 5)),
            };
            Sign(copy, block);
        }

        return copy;
    }

    private static void Sign(byte[] bytes, BlockPlace place)
    {
        var block = bytes.AsSpan(place.Offset, place.Length);
        MemoryMarshal.Write(block[^sizeof(int)..], Crc32C.Of(block[..^sizeof(int)]));
    }

    /// <summary>Every variable there can be.</summary>
    private sealed class Everything : IEnvironment
    {
        public string? Variable(string name) => "auto";
    }
}
