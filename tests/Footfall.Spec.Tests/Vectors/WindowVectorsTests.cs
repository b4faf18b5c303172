using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class WindowVectorsTests
{
    private static IEnumerable<TestDataRow<JsonElement>> Vectors => VectorFile.Rows("windows.json");

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void Windows_are_written_and_read_as_the_vectors_say(JsonElement vector)
    {
        var code = vector.GetProperty("code").GetInt64();

        var isRead = Window.TryParse(code, out var read);

        Assert.AreEqual(!VectorFile.IsBad(vector), isRead);
        if (isRead)
        {
            var length = vector.GetProperty("length").GetString() == "day" ? WindowLength.Day : WindowLength.Week;
            Assert.AreEqual(Window.Containing(vector.Date("day"), length), read);
            Assert.AreEqual(code, read.Code);
            Assert.AreEqual(vector.Date("start"), read.Start);
            Assert.AreEqual(vector.Date("end"), read.End);
            Assert.AreEqual(vector.GetProperty("words").GetString(), read.ToString());
        }
    }
}
