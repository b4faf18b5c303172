using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Spec.Tests;

[TestClass]
public sealed class VersionVectorsTests
{
    private static IEnumerable<TestDataRow<JsonElement>> Vectors => VectorFile.Rows("versions.json");

    [TestMethod]
    [DynamicData(nameof(Vectors))]
    public void Versions_become_the_two_codes_that_the_vectors_say(JsonElement vector)
    {
        var version = ToolVersion.Parse(vector.GetProperty("text").GetString()!);

        Assert.AreEqual(vector.GetProperty("a").GetInt64(), version.Packed);
        Assert.AreEqual(vector.GetProperty("b").GetInt64(), (long)version.Prerelease);
        Assert.AreEqual(vector.GetProperty("words").GetString(), version.ToString());
        Assert.AreEqual(VectorFile.IsBad(vector), version == ToolVersion.Unknown);
    }
}
