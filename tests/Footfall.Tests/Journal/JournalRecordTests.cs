using System.Buffers.Binary;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class JournalRecordTests
{
    [TestMethod]
    public void The_bytes_of_a_record_are_those_of_the_specification() => Assert.AreEqual(
        "F7 0D00 01 01 03 02 01 03 03 01 02 01 02 01 02 894716CC".Replace(" ", "", StringComparison.Ordinal),
        Convert.ToHexString(JournalRecord.Write(Some.Invocation)));

    [TestMethod]
    public void Options_from_the_environment_are_a_third_list_and_make_it_version_2()
    {
        Assert.AreEqual(
            "F7 0E00 02 01 03 02 01 03 03 01 01 02 01 02 01 01 65230B75".Replace(" ", "", StringComparison.Ordinal),
            Convert.ToHexString(JournalRecord.Write(Some.InvocationByEnvironment)));
    }

    [TestMethod]
    public void Numbers_from_128_on_take_more_than_one_byte()
    {
        var bytes = JournalRecord.Write(new Invocation { Revision = 300, MayBeSent = false, Command = 99_999, Outcome = Outcome.Crashed });

        Assert.AreEqual("F70D000100AC029F8D06050000000000", Convert.ToHexString(bytes)[..32]);
    }

    [TestMethod]
    public void The_checksum_is_the_one_of_the_standard() => Assert.AreEqual(0xE3069283, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));

    [TestMethod]
    [DataRow(5)]
    [DataRow(99_100)]
    public void Every_record_is_read_as_it_was_written_whatever_follows_it(int seed)
    {
        var random = new SeededRandom(seed);

        for (var i = 0; i < 5_000; i++)
        {
            var invocation = Any(random);
            var bytes = JournalRecord.Write(invocation);
            var after = new byte[random.Below(20)];
            random.Fill(after);

            Assert.IsTrue(JournalRecord.TryRead([.. bytes, .. after], out var read, out var size));
            Assert.AreEqual(invocation, read);
            Assert.HasCount(size, bytes);
            Assert.IsLessThanOrEqualTo(JournalRecord.LongestRecord, size);
        }
    }

    [TestMethod]
    public void The_longest_record_fits_into_one_write()
    {
        var invocation = Some.Invocation with
        {
            Revision = int.MaxValue,
            Command = 99_999,
            Options = [.. Enumerable.Range(99_900, JournalRecord.MostCodes)],
            Values = [.. Enumerable.Range(99_900, JournalRecord.MostCodes)],
            Environment = [.. Enumerable.Range(99_900, JournalRecord.MostCodes)],
        };

        var bytes = JournalRecord.Write(invocation);

        Assert.IsLessThanOrEqualTo(JournalRecord.LongestRecord, bytes.Length);
        Assert.IsTrue(JournalRecord.TryRead(bytes, out var read, out _));
        Assert.AreEqual(invocation, read);
    }

    [TestMethod]
    public void More_codes_than_a_record_holds_are_left_out()
    {
        var bytes = JournalRecord.Write(Some.Invocation with { Options = [.. Enumerable.Range(1, 500)], Environment = [.. Enumerable.Range(1, 500)] });

        Assert.IsTrue(JournalRecord.TryRead(bytes, out var read, out _));
        CollectionAssert.AreEqual(Enumerable.Range(1, JournalRecord.MostCodes).ToArray(), read.Options.ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, JournalRecord.MostCodes).ToArray(), read.Environment.ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void No_single_byte_of_a_record_can_be_another(bool hasEnvironment)
    {
        var whole = JournalRecord.Write(hasEnvironment ? Some.InvocationByEnvironment : Some.Invocation);

        for (var i = 0; i < whole.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var damaged = whole.ToArray();
                damaged[i] = (byte)value;

                Assert.AreEqual(value == whole[i], JournalRecord.TryRead(damaged, out _, out _), $"byte {i} as {value}");
            }
        }
    }

    [TestMethod]
    public void A_part_of_a_record_is_none()
    {
        var whole = JournalRecord.Write(Some.InvocationByEnvironment);

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.IsFalse(JournalRecord.TryRead(whole.AsSpan(0, length), out _, out _));
        }
    }

    [TestMethod]
    [DataRow("00 01 03 02 01 03 03 01 00 00", DisplayName = "format 0")]
    [DataRow("03 01 03 02 01 03 03 01 00 00", DisplayName = "a format of the future")]
    [DataRow("03 01 03 02 01 03 03 01 00 00 01 01", DisplayName = "a format of the future with three lists")]
    [DataRow("02 01 03 02 01 03 03 01 00 00", DisplayName = "the third list is missing")]
    [DataRow("02 01 03 02 01 03 03 01 00 00 00", DisplayName = "the third list is empty")]
    [DataRow("02 01 03 02 01 03 03 01 00 00 02 02 01", DisplayName = "the third list does not ascend")]
    [DataRow("02 01 03 02 01 03 03 01 00 00 41 01", DisplayName = "65 options from the environment")]
    [DataRow("02 01 03 02 01 03 03 01 00 00 01 A08D06", DisplayName = "option 100,000 from the environment")]
    [DataRow("02 01 03 02 01 03 03 01 00 00 01 01 00", DisplayName = "a byte after the third list")]
    [DataRow("01 01 03 02 01 03 03 01 00 00 01 01", DisplayName = "a third list in format 1")]
    [DataRow("01 02 03 02 01 03 03 01 00 00", DisplayName = "sendable is neither no nor yes")]
    [DataRow("01 01 03 02 00 03 03 01 00 00", DisplayName = "no outcome")]
    [DataRow("01 01 03 02 06 03 03 01 00 00", DisplayName = "an outcome that there is not")]
    [DataRow("01 01 03 02 01 0B 03 01 00 00", DisplayName = "a duration that there is not")]
    [DataRow("01 01 03 02 01 03 06 01 00 00", DisplayName = "a count that there is not")]
    [DataRow("01 01 03 02 01 03 03 03 00 00", DisplayName = "a terminal that there is not")]
    [DataRow("01 01 03 A08D06 01 03 03 01 00 00", DisplayName = "command 100,000")]
    [DataRow("01 01 FFFFFFFF0F 02 01 03 03 01 00 00", DisplayName = "a revision beyond 31 bits")]
    [DataRow("01 01 03 02 01 03 03 01 02 02 01 00", DisplayName = "options that do not ascend")]
    [DataRow("01 01 03 02 01 03 03 01 02 02 02 00", DisplayName = "an option twice")]
    [DataRow("01 01 03 02 01 03 03 01 41 00", DisplayName = "65 options")]
    [DataRow("01 01 03 02 01 03 03 01 02 01 00", DisplayName = "fewer options than it says")]
    [DataRow("01 01 03 02 01 03 03 01 00 00 00", DisplayName = "a byte more")]
    [DataRow("01 01 03 02 01 03 03 01 00", DisplayName = "a byte less")]
    [DataRow("01", DisplayName = "nearly nothing")]
    [DataRow("", DisplayName = "nothing")]
    public void What_no_version_writes_is_no_record_even_with_the_right_checksum(string payload)
    {
        var bytes = Convert.FromHexString(payload.Replace(" ", "", StringComparison.Ordinal));

        Assert.IsFalse(JournalRecord.TryRead(Framed(bytes), out _, out _));
        Assert.IsTrue(JournalRecord.TryRead(Framed(Convert.FromHexString("01010302010303010000")), out _, out _), "the frame is right");
        Assert.IsTrue(JournalRecord.TryRead(Framed(Convert.FromHexString("020103020103030100000101")), out _, out _), "the frame is right");
    }

    [TestMethod]
    [DataRow(31)]
    public void Any_payload_is_read_without_an_exception(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var payload = new byte[random.Below(40)];
            random.Fill(payload);
            if (payload.Length > 2)
            {
                payload[0] = (byte)(random.Below(2) + 1);
                payload[1] &= 1;
            }

            if (JournalRecord.TryRead(Framed(payload), out var read, out _))
            {
                Assert.IsTrue(JournalRecord.TryRead(JournalRecord.Write(read), out var again, out _));
                Assert.AreEqual(read, again);
                Assert.AreEqual(payload[0], JournalRecord.Write(read)[3]);
            }
        }
    }

    private static byte[] Framed(byte[] payload)
    {
        byte[] head = [0xF7, (byte)payload.Length, (byte)(payload.Length >> 8), .. payload];
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Crc32C.Of(head));
        return [.. head, .. checksum];
    }

    private static Invocation Any(SeededRandom random) => new()
    {
        Revision = random.OnceIn(2) ? random.Below(200) : random.Below(int.MaxValue),
        MayBeSent = random.OnceIn(2),
        Command = random.Below(100_000),
        Outcome = (Outcome)(random.Below(5) + 1),
        Duration = random.OnceIn(5) ? null : (DurationClass)(random.Below(10) + 1),
        Operands = random.OnceIn(5) ? null : (CountClass)(random.Below(5) + 1),
        Terminal = random.OnceIn(5) ? null : (TerminalUse)(random.Below(2) + 1),
        Options = [.. Enumerable.Range(0, random.Below(65)).Select(_ => random.Below(100_000)).Distinct().Order()],
        Values = [.. Enumerable.Range(0, random.Below(65)).Select(_ => random.Below(300)).Distinct().Order()],
        Environment = random.OnceIn(2) ? [] : [.. Enumerable.Range(0, random.Below(65)).Select(_ => random.Below(100_000)).Distinct().Order()],
    };
}
