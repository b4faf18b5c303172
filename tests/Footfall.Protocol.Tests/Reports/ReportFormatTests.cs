using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ReportFormatTests
{
    private const string Canonical = """{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""";

    [TestMethod]
    public void The_canonical_form_is_the_object_and_then_blanks_up_to_256_bytes()
    {
        var bytes = ReportFormat.Write(Some.Report);

        Assert.HasCount(256, bytes);
        Assert.AreEqual(Canonical.PadRight(256), Encoding.ASCII.GetString(bytes));
        Assert.AreEqual(Canonical, ReportFormat.Text(bytes));
    }

    [TestMethod]
    public void Every_report_is_read_as_it_was_written() =>
        Prop.ForAll(Reports().ToArbitrary(), report =>
        {
            var bytes = ReportFormat.Write(report);

            return bytes.Length == ReportFormat.Size && ReportFormat.TryRead(bytes, out var read, out _) && read == report;
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void The_largest_numbers_fit()
    {
        Assert.IsTrue(Window.TryParse(99_981_231, out var window));
        var report = new Report(int.MaxValue, window, new Subject((ReportKind)int.MaxValue, long.MinValue, long.MinValue), int.MaxValue);

        var bytes = ReportFormat.Write(report);

        Assert.HasCount(256, bytes);
        Assert.IsTrue(ReportFormat.TryRead(bytes, out var read, out _));
        Assert.AreEqual(report, read);
    }

    [TestMethod]
    public void Every_change_of_one_byte_is_refused_or_is_the_canonical_form_of_another_report()
    {
        var canonical = ReportFormat.Write(Some.Report);
        for (var at = 0; at < canonical.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = canonical.ToArray();
                changed[at] = (byte)value;

                AssertRefusedOrCanonical(changed, $"byte {at} changed to {value}");
                Assert.IsTrue(
                    value == canonical[at] || !ReportFormat.TryRead(changed, out var read, out _) || read != Some.Report,
                    $"byte {at} changed to {value} reads as the same report");
            }
        }
    }

    [TestMethod]
    public void Every_other_length_is_refused()
    {
        var canonical = ReportFormat.Write(Some.Report);
        byte[] longer = [.. canonical, .. canonical];
        for (var length = 0; length < longer.Length; length++)
        {
            if (length != ReportFormat.Size)
            {
                Assert.IsFalse(ReportFormat.TryRead(longer.AsSpan(0, length), out _, out var reason), $"{length} bytes");
                Assert.AreEqual(RefusalReason.NotCanonical, reason);
            }
        }
    }

    [TestMethod]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1}""", DisplayName = "a property less")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4,"x":1}""", DisplayName = "a property more")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4,"n":4}""", DisplayName = "a property twice")]
    [DataRow("""{"r":3,"v":1,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "another order")]
    [DataRow("""{"V":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "another case")]
    [DataRow("""{"\u0076":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "an escaped name")]
    [DataRow("""{"v":1.0,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "a fraction")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4e0}""", DisplayName = "an exponent")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":-0,"b":1,"n":4}""", DisplayName = "a negative nought")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":03,"b":1,"n":4}""", DisplayName = "a leading nought")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":+3,"b":1,"n":4}""", DisplayName = "a plus")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":"3","b":1,"n":4}""", DisplayName = "a text")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":[3],"b":1,"n":4}""", DisplayName = "a list")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":{},"b":1,"n":4}""", DisplayName = "an object")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":null,"b":1,"n":4}""", DisplayName = "null")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":true,"b":1,"n":4}""", DisplayName = "true")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":9223372036854775808,"b":1,"n":4}""", DisplayName = "more than 64 bits")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":2147483648}""", DisplayName = "a count of more than 32 bits")]
    [DataRow("""{"v":1,"r":-1,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "a negative revision")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":4294967297,"a":3,"b":1,"n":4}""", DisplayName = "a kind that is 1 in 32 bits")]
    [DataRow("""{"v":1, "r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "a blank inside")]
    [DataRow(""" {"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", DisplayName = "a blank before")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4,}""", DisplayName = "a trailing comma")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}/**/""", DisplayName = "a comment")]
    [DataRow("""{"v":1,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}{}""", DisplayName = "two objects")]
    [DataRow("{\"v\":1,\"r\":3,\"w\":202647,\"k\":1,\"a\":3,\"b\":1,\"n\":4}\n", DisplayName = "a line end")]
    [DataRow("\uFEFF{\"v\":1,\"r\":3,\"w\":202647,\"k\":1,\"a\":3,\"b\":1,\"n\":4}", DisplayName = "a byte order mark")]
    [DataRow("[1,3,202647,1,3,1,4]", DisplayName = "a list of the numbers")]
    [DataRow("", DisplayName = "nothing but blanks")]
    public void Another_spelling_of_256_bytes_is_not_canonical(string text)
    {
        Assert.IsFalse(ReportFormat.TryRead(Padded(text), out var report, out var reason));

        Assert.IsNull(report);
        Assert.AreEqual(RefusalReason.NotCanonical, reason);
    }

    [TestMethod]
    [DataRow("""{"v":2,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.UnknownSchema)]
    [DataRow("""{"v":0,"r":3,"w":202647,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.UnknownSchema)]
    [DataRow("""{"v":1,"r":3,"w":202654,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.BadWindow)]
    [DataRow("""{"v":1,"r":3,"w":20260230,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.BadWindow)]
    [DataRow("""{"v":1,"r":3,"w":99991231,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.BadWindow)]
    [DataRow("""{"v":1,"r":3,"w":-1,"k":1,"a":3,"b":1,"n":4}""", RefusalReason.BadWindow)]
    public void A_schema_or_a_window_that_is_not_known_has_a_reason_of_its_own(string text, RefusalReason expected)
    {
        Assert.IsFalse(ReportFormat.TryRead(Padded(text), out _, out var reason));

        Assert.AreEqual(expected, reason);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(99_991)]
    [DataRow(20_261_124)]
    public void Whatever_bytes_come_nothing_is_thrown_and_nothing_but_the_canonical_form_is_read(int seed)
    {
        var random = new Random(seed);
        var canonical = ReportFormat.Write(Some.Report);
        string[] texts = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\"v\":", "\"n\":1", "-", "0", "9", "e9", ".5", "null", "/*", " ", "\uFFFF", "\ud83d\ude00"];
        var pieces = texts.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = canonical.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                var at = random.Next(random.Next(2) == 0 ? 60 : bytes.Length);
                var piece = random.Next(3) == 0 ? [(byte)random.Next(256)] : pieces[random.Next(pieces.Length)];
                piece.AsSpan(0, Math.Min(piece.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
            }

            AssertRefusedOrCanonical(bytes, $"seed {seed}, case {i}: {Convert.ToHexString(bytes)}");
        }

        var noise = new byte[ReportFormat.Size];
        for (var i = 0; i < 5_000; i++)
        {
            random.NextBytes(noise);
            AssertRefusedOrCanonical(noise, $"seed {seed}, noise {i}: {Convert.ToHexString(noise)}");
        }
    }

    private static void AssertRefusedOrCanonical(byte[] bytes, string message)
    {
        if (ReportFormat.TryRead(bytes, out var report, out _))
        {
            CollectionAssert.AreEqual(bytes, ReportFormat.Write(report), message);
        }
    }

    private static byte[] Padded(string text)
    {
        var bytes = new byte[ReportFormat.Size];
        Array.Fill(bytes, (byte)' ');
        Encoding.UTF8.GetBytes(text).CopyTo(bytes, 0);
        return bytes;
    }

    private static Gen<Report> Reports() =>
        from revision in Gen.Choose(0, int.MaxValue)
        from day in Gen.Choose(0, 60_000)
        from length in Gen.Elements(WindowLength.Day, WindowLength.Week)
        from kind in Gen.Choose(0, int.MaxValue)
        from a in ArbMap.Default.GeneratorFor<long>()
        from b in ArbMap.Default.GeneratorFor<long>()
        from count in Gen.Choose(0, int.MaxValue)
        select new Report(revision, Window.Containing(new LocalDate(1970, 1, 1).PlusDays(day), length), new Subject((ReportKind)kind, a, b), count);
}
