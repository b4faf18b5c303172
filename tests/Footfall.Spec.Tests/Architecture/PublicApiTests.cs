using System.Reflection;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>What others can call is a page that changes on purpose. FOOTFALL_UPDATE_GOLDEN=1 writes it anew; then CHANGELOG.md gets a line.</summary>
[TestClass]
public sealed class PublicApiTests
{
    private static IEnumerable<object[]> Libraries =>
    [
        ["Footfall.Protocol", typeof(Protocol.Manifest).Assembly],
        ["Footfall", typeof(StateDirectory).Assembly],
    ];

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void The_public_types_and_members_are_those_of_the_page(string name, Assembly assembly)
    {
        var page = RepositoryRoot.Combine("tests", "Footfall.Spec.Tests", "PublicApi", $"{name}.txt");

        var api = PublicApi.Of(assembly);

        if (Environment.GetEnvironmentVariable("FOOTFALL_UPDATE_GOLDEN") == "1")
        {
            Write(page, api);
        }

        SourceTree.AssertNone(Differences(File.Exists(page) ? File.ReadAllText(page) : "", api), $"PublicApi/{name}.txt is not what the code says.");
    }

    private static IEnumerable<string> Differences(string expected, string actual)
    {
        var (before, after) = (Qualified(expected), Qualified(actual));
        return [.. before.Except(after).Select(line => $"gone: {line}"), .. after.Except(before).Select(line => $"new: {line}")];
    }

    // A member with its type, so that one that moves to another type is seen.
    private static List<string> Qualified(string page)
    {
        var type = "";
        return
        [
            .. page.Split('\n').Select(line =>
            {
                type = line.StartsWith(' ') ? type : line;
                return line == type ? line : $"{type} |{line}";
            }),
        ];
    }

    // A library without public types has no page.
    private static void Write(string page, string api)
    {
        if (api.Length == 0)
        {
            File.Delete(page);
        }
        else
        {
            File.WriteAllText(page, api);
        }
    }
}
