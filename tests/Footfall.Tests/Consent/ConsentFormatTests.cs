using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class ConsentFormatTests
{
    private const string YesText = """
        footfall consent 1
        tool demo
        answer yes
        endpoint https://counts.example.org/
        policy https://example.org/telemetry
        kinds command option value positionals duration struggle version platform architecture terminal activity environment
        declined -
        day 2026-11-24
        crc32c 2e81bafd

        """;

    private static readonly string[] Endpoints =
        ["https://counts.example.org/", "https://counts.example.org:8443/a/b", "http://127.0.0.1:8474/", "http://[::1]:1/", "http://localhost"];

    private static readonly string[] Policies =
        ["https://example.org", "https://example.org/p?x=1#y", "https://exämple.org/ü ü", "https://example.org/%0Aanswer%20no"];

    [TestMethod]
    public void An_answer_is_lines_that_a_person_can_read() => Assert.AreEqual(YesText, Encoding.UTF8.GetString(ConsentFormat.Write(Some.Yes)));

    [TestMethod]
    [DataRow(1)]
    [DataRow(8_300)]
    public void Every_answer_is_read_as_it_was_written(int seed)
    {
        var random = new SeededRandom(seed);

        for (var i = 0; i < 2_000; i++)
        {
            var record = AnyRecord(random);

            var bytes = ConsentFormat.Write(record);

            Assert.IsTrue(ConsentFormat.TryRead(bytes, out var read), Encoding.UTF8.GetString(bytes));
            Assert.AreEqual(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(ConsentFormat.Write(read)));
            Assert.AreEqual(record with { Kinds = [], Declined = [] }, read with { Kinds = [], Declined = [] });
            CollectionAssert.AreEqual(record.Kinds, read.Kinds);
            CollectionAssert.AreEqual(record.Declined, read.Declined);
        }
    }

    [TestMethod]
    public void A_policy_with_the_longest_address_is_read_as_it_was_written()
    {
        var record = Some.Yes with { Policy = new Uri("https://example.org/" + new string('統', 480)) };

        Assert.IsTrue(ConsentFormat.TryRead(ConsentFormat.Write(record), out _));
    }

    [TestMethod]
    [DataRow("crc32c 2e81bafd", "crc32c 2E81BAFD", DisplayName = "another spelling of the checksum")]
    [DataRow("day 2026-11-24\n", "day 2026-11-24\r\n", DisplayName = "other line ends")]
    [DataRow("crc32c 2e81bafd\n", "crc32c 2e81bafd", DisplayName = "no end of the last line")]
    [DataRow("crc32c 2e81bafd\n", "crc32c 2e81bafd\n\n", DisplayName = "a line more")]
    [DataRow("footfall consent 1\n", "\uFEFFfootfall consent 1\n", DisplayName = "a byte order mark")]
    public void There_is_one_text_for_each_answer(string written, string other) =>
        Assert.IsFalse(ConsentFormat.TryRead(Encoding.UTF8.GetBytes(YesText.Replace(written, other, StringComparison.Ordinal)), out _));

    [TestMethod]
    [DataRow("footfall consent 1", "footfall consent 2", DisplayName = "another version")]
    [DataRow("answer yes", "answer maybe", DisplayName = "another word")]
    [DataRow("endpoint https://counts.example.org/", "endpoint -", DisplayName = "a yes to nowhere")]
    [DataRow("endpoint https://counts.example.org/", "endpoint http://counts.example.org/", DisplayName = "an endpoint in the clear")]
    [DataRow("answer yes", "answer no", DisplayName = "a no with an endpoint")]
    [DataRow("kinds command ", "kinds command everything ", DisplayName = "a class of data that there is not")]
    [DataRow("tool demo", "tool ../demo", DisplayName = "a tool that is a path")]
    [DataRow("day 2026-11-24", "day 2026-13-24", DisplayName = "a day that there is not")]
    [DataRow("policy https://", "policy HTTPS://", DisplayName = "another spelling of an address")]
    [DataRow("policy https://", "policy ", DisplayName = "a policy that is no address")]
    public void What_no_version_has_written_is_no_answer_even_with_the_right_checksum(string written, string other) =>
        Assert.IsFalse(ConsentFormat.TryRead(Changed(written, other), out _));

    [TestMethod]
    [DataRow("policy ", "polity ")]
    [DataRow("day 2026-11-24", "d")]
    public void A_line_of_another_name_is_no_answer_even_where_only_the_form_is_looked_at(string written, string other) =>
        Assert.IsFalse(ConsentFormat.TryReadText(Changed(written, other), out _));

    [TestMethod]
    [DataRow(7)]
    public void Any_bytes_at_all_are_read_without_an_exception_and_never_as_an_answer(int seed)
    {
        var random = new SeededRandom(seed);

        for (var i = 0; i < 5_000; i++)
        {
            var bytes = random.OnceIn(2) ? ConsentFormat.Write(Some.Yes) : new byte[random.Below(400)];
            random.Fill(bytes.AsSpan(random.Below(bytes.Length + 1)));

            Assert.IsFalse(ConsentFormat.TryRead(bytes, out _) && !bytes.SequenceEqual(ConsentFormat.Write(Some.Yes)), Convert.ToHexString(bytes));
        }
    }

    /// <summary>A yes with another text in it, and the checksum that belongs to that.</summary>
    private static byte[] Changed(string written, string other)
    {
        var text = YesText[..YesText.IndexOf("crc32c", StringComparison.Ordinal)].Replace(written, other, StringComparison.Ordinal);
        var checksum = Crc32C.Of(Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetBytes($"{text}crc32c {checksum:x8}\n");
    }

    private static ConsentRecord AnyRecord(SeededRandom random)
    {
        var answer = random.Pick([ConsentAnswer.No, ConsentAnswer.Local, ConsentAnswer.Yes]);
        return new ConsentRecord
        {
            Tool = ToolName.Parse(random.Pick(["git", "dotnet", "a", "7z", "g++", "python3.12", "x.new", "a_b-c"])),
            Answer = answer,
            Endpoint = answer == ConsentAnswer.Yes
                ? Endpoint.Parse(random.Pick(Endpoints))
                : null,
            EndpointIsOwn = answer == ConsentAnswer.Yes && random.OnceIn(2),
            Policy = random.OnceIn(2) ? null : new Uri(random.Pick(Policies)),
            Kinds = [.. ReportKinds.All.Where(_ => random.OnceIn(2))],
            Declined = [.. ReportKinds.All.Where(_ => random.OnceIn(5))],
            Day = Some.Day.PlusDays(random.Below(20_000) - 10_000),
        };
    }
}
