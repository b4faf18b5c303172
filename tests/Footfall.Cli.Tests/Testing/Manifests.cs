namespace Footfall.Cli.Tests;

/// <summary>The manifest of a small tool that somebody adds.</summary>
internal static class Manifests
{
    public static string MyTool(string endpoint = "https://counts.example.org/", string collects = "\"command\", \"option\", \"activity\"", string? environment = null) => $$"""
        {
          "tool": "mytool",
          "revision": 1,
          "publisher": { "name": "The people of mytool", "endpoint": "{{endpoint}}" },
          "collects": [{{collects}}],
          "commands": [
            { "code": 1, "path": "" },
            { "code": 2, "path": "build", "options": [{ "code": 1, "names": ["--fast"]{{(environment is null ? "" : $", \"environment\": [\"{environment}\"]")}} }] }
          ]
        }
        """;
}
