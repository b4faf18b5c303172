namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class EndpointTests
{
    private static readonly ToolName Dfx = ToolName.Parse("dfx");

    [TestMethod]
    [DataRow("https://counts.example.org/", "https://counts.example.org/v1/dfx/reports")]
    [DataRow("https://counts.example.org", "https://counts.example.org/v1/dfx/reports")]
    [DataRow("https://COUNTS.example.org:443/", "https://counts.example.org/v1/dfx/reports")]
    [DataRow("https://counts.example.org:8443/base", "https://counts.example.org:8443/base/v1/dfx/reports")]
    [DataRow("https://counts.example.org/base/", "https://counts.example.org/base/v1/dfx/reports")]
    [DataRow("https://counts.example.org/base/../other", "https://counts.example.org/other/v1/dfx/reports")]
    [DataRow("https://192.0.2.1/", "https://192.0.2.1/v1/dfx/reports")]
    [DataRow("https://[2001:db8::1]/", "https://[2001:db8::1]/v1/dfx/reports")]
    [DataRow("http://127.0.0.1:8474/", "http://127.0.0.1:8474/v1/dfx/reports")]
    [DataRow("http://127.1.2.3/", "http://127.1.2.3/v1/dfx/reports")]
    [DataRow("http://[::1]:8474/", "http://[::1]:8474/v1/dfx/reports")]
    [DataRow("http://localhost:8474/", "http://localhost:8474/v1/dfx/reports")]
    public void Reports_are_posted_below_the_address(string text, string reports)
    {
        Assert.IsTrue(Endpoint.TryParse(text, out var endpoint, out var error), error);

        Assert.AreEqual(reports, endpoint.ReportsOf(Dfx).AbsoluteUri);
        Assert.EndsWith("/", endpoint.ToString());
        Assert.AreEqual(endpoint, Endpoint.Parse(endpoint.ToString()));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("counts.example.org")]
    [DataRow("/counts")]
    [DataRow("//counts.example.org/")]
    [DataRow("https://")]
    [DataRow("https:///x")]
    [DataRow("http://counts.example.org/")]
    [DataRow("http://127.0.0.1.example.org/")]
    [DataRow("http://[::127.0.0.1]/")]
    [DataRow("http://[::ffff:10.0.0.1]/")]
    [DataRow("http://[::ffff:127.0.0.1]/")]
    [DataRow("http://localhost.example.org/")]
    [DataRow("http://192.168.0.1/")]
    [DataRow("http://0.0.0.0/")]
    [DataRow("ftp://127.0.0.1/")]
    [DataRow("file:///tmp/x")]
    [DataRow("javascript:alert(1)")]
    [DataRow("https://me@counts.example.org/")]
    [DataRow("https://me:secret@counts.example.org/")]
    [DataRow("https://@counts.example.org/")]
    [DataRow("https://counts.example.org/?id=1")]
    [DataRow("https://counts.example.org/?")]
    [DataRow("https://counts.example.org/#x")]
    [DataRow("https://counts.example.org/a#")]
    [DataRow(" https://counts.example.org/")]
    [DataRow("https://counts.example.org/ ")]
    [DataRow("https://counts.example.org/a b")]
    [DataRow("https://counts.example.org/\u0001")]
    [DataRow("https://counts.example.org/\u007f")]
    [DataRow("https://counts\u00ad.example.org/")]
    [DataRow("https://b\u00fccher.example/")]
    [DataRow("https://counts.example.org\\evil")]
    public void Any_other_address_is_refused_and_the_reason_is_said(string? text)
    {
        Assert.IsFalse(Endpoint.TryParse(text, out var endpoint, out var error));

        Assert.IsNull(endpoint);
        Assert.StartsWith("it ", error);
    }

    [TestMethod]
    public void A_name_outside_ASCII_is_taken_in_the_form_that_the_network_uses() =>
        Assert.AreEqual("https://xn--bcher-kva.example/", Endpoint.Parse("https://xn--bcher-kva.example/").ToString());

    [TestMethod]
    public void An_address_of_more_than_500_characters_is_refused()
    {
        var longest = "https://counts.example.org/".PadRight(500, 'x');

        Assert.IsTrue(Endpoint.TryParse(longest, out _, out _));
        Assert.IsFalse(Endpoint.TryParse(longest + "x", out _, out _));
    }

    [TestMethod]
    public void A_text_that_was_thought_to_be_an_address_is_an_error() =>
        Assert.ThrowsExactly<FormatException>(() => Endpoint.Parse("http://counts.example.org/"));

    [TestMethod]
    [DataRow("https://counts.example.org/", false)]
    [DataRow("https://localhost/", true)]
    [DataRow("http://127.0.0.1/", true)]
    [DataRow("http://[::1]/", true)]
    public void Loopback_is_known(string text, bool isLoopback) => Assert.AreEqual(isLoopback, Endpoint.Parse(text).IsLoopback);
}
