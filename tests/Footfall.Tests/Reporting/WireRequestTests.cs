using System.Text;
using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>That a socket sees these very bytes is shown by <c>HttpReportSenderTests</c>.</summary>
[TestClass]
public sealed class WireRequestTests
{
    [TestMethod]
    [DataRow("https://counts.example.org/", "/v1/demo/reports", "counts.example.org", DisplayName = "a host")]
    [DataRow("https://counts.example.org:8443/a/b", "/a/b/v1/demo/reports", "counts.example.org:8443", DisplayName = "a port and a path")]
    [DataRow("http://127.0.0.1:80/", "/v1/demo/reports", "127.0.0.1", DisplayName = "the port that needs no saying")]
    [DataRow("http://127.0.0.1:8474/", "/v1/demo/reports", "127.0.0.1:8474", DisplayName = "this machine")]
    [DataRow("https://[2001:db8::1]/", "/v1/demo/reports", "[2001:db8::1]", DisplayName = "an address in brackets")]
    [DataRow("http://[::1]:8474/", "/v1/demo/reports", "[::1]:8474", DisplayName = "an address in brackets and a port")]
    [DataRow("https://xn--bcher-kva.example/", "/v1/demo/reports", "xn--bcher-kva.example", DisplayName = "a host outside ASCII")]
    public void A_request_is_five_lines_an_empty_one_and_the_report(string endpoint, string path, string host)
    {
        var report = Some.Waiting(1);

        var request = WireRequest.Of(report, Some.Tool, Endpoint.Parse(endpoint));

        var head = $"""
            POST {path} HTTP/1.1
            Host: {host}
            Idempotency-Key: "{report.Nonce.Hex}"
            Content-Type: application/json
            Content-Length: 256


            """.ReplaceLineEndings("\r\n");
        Assert.AreEqual(head, request.Head);
        Assert.AreEqual(head + Encoding.ASCII.GetString(report.Body), Encoding.ASCII.GetString(request.Bytes()));
    }

    [TestMethod]
    public void The_request_of_a_report_that_was_sent_is_the_one_that_was_made_of_it()
    {
        var endpoint = Endpoint.Parse("https://counts.example.org:8443/a/");
        var waiting = Some.Waiting(1);

        var sent = WireRequest.Of(new SentReport(waiting.Nonce, waiting.Body, endpoint, Some.Noon), Some.Tool);

        CollectionAssert.AreEqual(WireRequest.Of(waiting, Some.Tool, endpoint).Bytes(), sent.Bytes());
    }
}
