using System.Text;
using System.Text.Json;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class ReportVectorsTests
{
    private const string FileName = "reports.json";

    private static readonly JsonElement Shared = VectorFile.Read(FileName);

    private static IEnumerable<TestDataRow<JsonElement>> Vectors => VectorFile.Rows(FileName);

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void Reports_are_taken_or_refused_as_the_vectors_say(JsonElement vector)
    {
        var body = Body(vector);

        var reasons = Reasons(body, vector.TryGetProperty("today", out _) ? vector.Date("today") : Shared.Date("today"));

        if (VectorFile.IsBad(vector))
        {
            var expected = vector.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!).ToList();
            CollectionAssert.AreEqual(expected, reasons.Select(RefusalReasons.Name).ToList());
        }
        else
        {
            Assert.HasCount(0, reasons, string.Join(' ', reasons));
            AssertFields(vector, body);
        }
    }

    private static Vocabulary Vocabulary { get; } =
        new(ManifestReader.Read(Encoding.UTF8.GetBytes(Shared.GetProperty("manifest").GetRawText())).Manifest!);

    private static void AssertFields(JsonElement vector, byte[] body)
    {
        var fields = vector.GetProperty("fields");
        int Number(string name) => fields.GetProperty(name).GetInt32();
        Assert.IsTrue(Window.TryParse(Number("w"), out var window));
        var subject = new Subject((ReportKind)Number("k"), fields.GetProperty("a").GetInt64(), fields.GetProperty("b").GetInt64());
        var report = new Report(Number("r"), window, subject, Number("n"));

        Assert.AreEqual(ReportFormat.Schema, Number("v"));
        CollectionAssert.AreEqual(body, ReportFormat.Write(report));
        Assert.IsTrue(ReportFormat.TryRead(body, out var read, out _));
        Assert.AreEqual(report, read);
        Assert.AreEqual(vector.GetProperty("words").GetString(), Words.Of(subject, Vocabulary).ToString());
    }

    private static IReadOnlyList<RefusalReason> Reasons(byte[] body, LocalDate today) =>
        ReportFormat.TryRead(body, out var report, out var reason) ? ReportValidator.Validate(report, Vocabulary, today) : [reason];

    private static byte[] Body(JsonElement vector) => vector.TryGetProperty("hex", out var hex)
        ? Convert.FromHexString(hex.GetString()!)
        : Encoding.UTF8.GetBytes(vector.GetProperty("text").GetString()!.PadRight(ReportFormat.Size));
}
