using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class ActivityVectorsTests
{
    private static IEnumerable<TestDataRow<JsonElement>> Vectors => VectorFile.Rows("activity.json");

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void Days_become_events_and_sums_become_machines_as_the_vectors_say(JsonElement vector)
    {
        if (vector.TryGetProperty("steps", out var steps))
        {
            AssertSteps(ActivityMode.Exact, "exact", vector, steps);
            AssertSteps(ActivityMode.Once, "once", vector, steps);
        }
        else
        {
            AssertDistinct(vector);
        }
    }

    private static void AssertSteps(ActivityMode mode, string name, JsonElement vector, JsonElement steps)
    {
        var state = State(vector.GetProperty("state"));
        foreach (var step in steps.EnumerateArray())
        {
            var decision = ActivityRule.Decide(mode, state, step.Date("day"), step.Date("today"));

            var expected = step.GetProperty(name).EnumerateArray().Select(number => new Subject(ReportKind.Activity, (long)mode, number.GetInt64()));
            CollectionAssert.AreEqual(expected.ToList(), decision.Events, $"{name}: {step}");
            state = decision.Next;
        }

        Assert.AreEqual(State(vector.GetProperty(name + "State")), state);
    }

    private static void AssertDistinct(JsonElement vector)
    {
        var counts = vector.GetProperty("counts").EnumerateArray()
            .Select(count => new ActivityCount(count.Date("day"), count.GetProperty("gap").GetInt32(), count.GetProperty("machines").GetInt64()))
            .ToList();
        foreach (var distinct in vector.GetProperty("distinct").EnumerateArray())
        {
            Assert.AreEqual(
                distinct.GetProperty("machines").GetInt64(),
                DistinctActive.Count(counts, distinct.Date("last"), distinct.GetProperty("days").GetInt32()),
                $"{distinct}");
        }
    }

    private static ActivityState State(JsonElement state) => new(
        state.DateOrNull("lastActive"),
        state.DateOrNull("dayIssued"),
        state.DateOrNull("weekIssued"),
        state.DateOrNull("monthIssued"));
}
