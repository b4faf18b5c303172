namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SettingsReaderTests
{
    [TestMethod]
    public void Without_arguments_it_is_this_machine_only()
    {
        SettingsReader.TryRead([], out var settings, out _);

        Assert.AreEqual("http://127.0.0.1:8474", settings!.Urls.Single());
        Assert.AreEqual("collector.db", settings.Database);
        Assert.IsNull(settings.Manifests);
    }

    [TestMethod]
    public void Values_follow_or_are_joined_by_an_equals_sign()
    {
        SettingsReader.TryRead(
            ["--urls", "http://0.0.0.0:80; http://[::1]:81;http://localhost:82;http://unix:/run/c.sock", "--database=a=b.db", "--manifests", "tools"],
            out var settings,
            out _);

        Assert.AreEqual("http://0.0.0.0:80 http://[::1]:81 http://localhost:82 http://unix:/run/c.sock", string.Join(' ', settings!.Urls));
        Assert.AreEqual("a=b.db", settings.Database);
        Assert.AreEqual("tools", settings.Manifests);
    }

    [TestMethod]
    [DataRow("'--port' is not an option; there are --urls, --database, --manifests, --hold-days and --help.", "--port", "80")]
    [DataRow("'x' is not an option; there are --urls, --database, --manifests, --hold-days and --help.", "x")]
    [DataRow("--database needs a value.", "--database")]
    [DataRow("--database needs a value.", "--database=")]
    [DataRow("--database stands twice; give it once.", "--database", "a", "--database", "b")]
    [DataRow("--urls: '8474' is not an address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "8474")]
    [DataRow("--urls: 'https://127.0.0.1' must be http without a path (a front speaks https); give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "https://127.0.0.1")]
    [DataRow("--urls: 'http://127.0.0.1:1/x' must be http without a path (a front speaks https); give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock.", "--urls", "http://127.0.0.1:1/x")]
    [DataRow("--urls: '*' is not a numeric address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock, or http://0.0.0.0:8474 for every address of this machine.", "--urls", "http://*:8474")]
    [DataRow("--urls: 'example.org' is not a numeric address; give an address such as http://127.0.0.1:8474 or http://unix:/run/collector.sock, or http://0.0.0.0:8474 for every address of this machine.", "--urls", "http://example.org")]
    [DataRow("--urls: 'http://localhost:0' cannot have port 0; write 127.0.0.1 for localhost.", "--urls", "http://localhost:0")]
    public void Anything_else_is_an_error_that_says_what_would_be_right(string message, params string[] arguments)
    {
        var isRead = SettingsReader.TryRead(arguments, out _, out var error);

        Assert.IsFalse(isRead);
        Assert.AreEqual(message, error);
    }
}
