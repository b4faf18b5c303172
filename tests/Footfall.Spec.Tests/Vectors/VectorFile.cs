using System.Text.Json;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>A file of <c>spec/vectors</c>: an object with <c>cases</c>, each with an <c>id</c> of its own; <c>bad_</c> ones must be refused.</summary>
internal static class VectorFile
{
    private const string BadPrefix = "bad_";

    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "vectors", name))).RootElement;

    /// <summary>The cases as rows of a data-driven test, named by their ids.</summary>
    public static IEnumerable<TestDataRow<JsonElement>> Rows(string name)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var vector in Read(name).GetProperty("cases").EnumerateArray())
        {
            var id = Id(vector);
            Assert.IsTrue(ids.Add(id), $"{name}: two cases are called {id}");
            Assert.AreNotEqual("", vector.GetProperty("comment").GetString(), $"{name}: {id} does not say why it is there");
            yield return new TestDataRow<JsonElement>(vector) { DisplayName = id };
        }
    }

    public static bool IsBad(JsonElement vector) => Id(vector).StartsWith(BadPrefix, StringComparison.Ordinal);

    private static string Id(JsonElement vector) => vector.GetProperty("id").GetString()!;
}
