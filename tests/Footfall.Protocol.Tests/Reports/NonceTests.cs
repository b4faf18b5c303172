namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class NonceTests
{
    private const string Hex = "00112233445566778899aabbccddeeff";

    [TestMethod]
    public void A_nonce_is_written_as_32_lower_case_digits_in_quotes()
    {
        var nonce = Nonce.From([0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff]);

        Assert.AreEqual(Hex, nonce.Hex);
        Assert.AreEqual($"\"{Hex}\"", nonce.HeaderValue);
    }

    [TestMethod]
    public void A_nonce_survives_both_ways_of_writing()
    {
        Assert.IsTrue(Nonce.TryParse(Hex, out var fromHex));
        Assert.IsTrue(Nonce.TryParseHeader(fromHex.HeaderValue, out var fromHeader));

        Assert.AreEqual(fromHex, fromHeader);
        Assert.AreEqual(Hex, fromHeader.Hex);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("00112233445566778899aabbccddeef")]
    [DataRow("00112233445566778899aabbccddeeff0")]
    [DataRow("00112233445566778899AABBCCDDEEFF")]
    [DataRow("00112233445566778899aabbccddeefg")]
    [DataRow("00112233-4455-6677-8899-aabbccdd")]
    [DataRow("٠٠112233445566778899aabbccddeeff")]
    public void Other_digits_are_refused(string? hex)
    {
        Assert.IsFalse(Nonce.TryParse(hex, out var nonce));
        Assert.IsFalse(Nonce.TryParseHeader($"\"{hex}\"", out _));
        Assert.IsNull(nonce);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("\"\"")]
    [DataRow(Hex)]
    [DataRow("'" + Hex + "'")]
    [DataRow("\"" + Hex)]
    [DataRow(Hex + "\"")]
    [DataRow("\"" + Hex + "\" ")]
    [DataRow(" \"" + Hex + "\"")]
    [DataRow("\"" + Hex + "\";a=1")]
    [DataRow("\"" + Hex + "\", \"" + Hex + "\"")]
    public void Other_header_values_are_refused(string? value) => Assert.IsFalse(Nonce.TryParseHeader(value, out _));

    [TestMethod]
    [DataRow(0)]
    [DataRow(15)]
    [DataRow(17)]
    public void A_nonce_of_another_size_is_a_mistake_of_the_caller(int size) =>
        Assert.ThrowsExactly<ArgumentException>(() => Nonce.From(new byte[size]));
}
