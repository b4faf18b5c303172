using System.Text;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class DispatchRecordTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public DispatchRecordTests() => PrivateFiles.CreateDirectory(home.State.Root);

    [TestMethod]
    public void It_is_read_as_it_was_written_to_the_second()
    {
        var record = new DispatchRecord(Some.Noon, Some.Noon + Duration.FromHours(1), Duration.FromMinutes(90));

        record.Write(home.State);

        Assert.AreEqual("footfall dispatch 1 1795521600 1795525200 5400\n", File.ReadAllText(home.State.DispatchRecord));
        Assert.AreEqual(record, DispatchRecord.Read(home.State));
    }

    [TestMethod]
    public void Never_is_written_as_0()
    {
        DispatchRecord.Default.Write(home.State);

        Assert.AreEqual(DispatchRecord.Default, DispatchRecord.Read(home.State));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("footfall dispatch 2 0 0 600\n")]
    [DataRow("footfall dispatch 1 0 0\n")]
    [DataRow("footfall dispatch 1 -5 0 600\n")]
    [DataRow("footfall dispatch 1 999999999999999 0 600\n")]
    [DataRow("footfall dispatch 1 0 0 600")]
    [DataRow("footfall dispatch 1 0 0 600\n\n")]
    public void Damaged_it_is_its_default(string text)
    {
        File.WriteAllText(home.State.DispatchRecord, text, Encoding.ASCII);

        Assert.AreEqual(DispatchRecord.Default, DispatchRecord.Read(home.State));
    }

    [TestMethod]
    [DataRow("directory")]
    [DataRow("missing")]
    public void Where_it_is_not_a_file_it_is_its_default(string what)
    {
        if (what == "directory")
        {
            Directory.CreateDirectory(home.State.DispatchRecord);
        }

        Assert.AreEqual(DispatchRecord.Default, DispatchRecord.Read(home.State));
    }

    [TestMethod]
    public void The_gap_follows_the_cadence_within_its_bounds()
    {
        var often = Enumerable.Range(0, 30 * 288).Aggregate(DispatchRecord.Default, (record, i) => record.Flushed(Some.Noon + Duration.FromMinutes(5 * i)));
        var seldom = Enumerable.Range(0, 60).Aggregate(DispatchRecord.Default, (record, i) => record.Flushed(Some.Noon + Duration.FromDays(30 * i)));

        Assert.AreEqual((Duration.FromMinutes(10), Duration.FromDays(7)), (often.Gap, seldom.Gap));
    }

    [TestMethod]
    public void A_clock_that_was_set_back_teaches_nothing()
    {
        var record = DispatchRecord.Default.Flushed(Some.Noon).Flushed(Some.Noon - Duration.FromDays(400));

        Assert.AreEqual((DispatchRecord.Default.Gap, Some.Noon - Duration.FromDays(400)), (record.Gap, record.LastFlush));
    }

    public void Dispose() => home.Dispose();
}
