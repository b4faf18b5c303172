using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>What the vectors cannot say of the encoder. The rules themselves are shown by <c>spec/vectors/encoding.json</c>.</summary>
[TestClass]
public sealed class CommandLineEncoderTests
{
    private static readonly CompiledVocabulary Sampler = CompiledVocabulary.Of(TestManifests.Sampler);

    [TestMethod]
    public void Of_more_than_64_options_and_values_those_with_the_smallest_codes_stay()
    {
        var vocabulary = Tool(Enumerable.Range(1, 100).Select(code => $$"""{"code":{{code}},"names":["--o{{code}}"],"values":[{"code":{{code}},"name":"v"}]}"""));
        var argv = Enumerable.Range(1, 100).Reverse().Select(code => string.Create(CultureInfo.InvariantCulture, $"--o{code}=v")).ToArray();

        var encoded = CommandLineEncoder.Encode(vocabulary, ["--unknown", .. argv])!.Value.Encoded;

        CollectionAssert.AreEqual(Enumerable.Range(0, 64).ToArray(), encoded.Options.ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, 64).ToArray(), encoded.Values.ToArray());
    }

    [TestMethod]
    public void Of_an_option_that_did_not_stay_the_last_value_counts_too()
    {
        var vocabulary = Tool(
            [
                .. Enumerable.Range(1, 64).Select(code => $$"""{"code":{{code}},"names":["--o{{code}}"]}"""),
                """{"code":65,"names":["--mode"],"values":[{"code":1,"name":"a"},{"code":2,"name":"b"}]}""",
            ]);
        var argv = Enumerable.Range(1, 64).Select(code => string.Create(CultureInfo.InvariantCulture, $"--o{code}"));

        var encoded = CommandLineEncoder.Encode(vocabulary, [.. argv, "--mode=a", "--mode=b"])!.Value.Encoded;

        CollectionAssert.AreEqual(Enumerable.Range(1, 64).ToArray(), encoded.Options.ToArray());
        Assert.AreEqual(2, encoded.Values.Single());
    }

    [TestMethod]
    public void Two_dashes_and_a_separator_are_no_beginning_even_of_the_only_option()
    {
        var vocabulary = Tool(["""{"code":1,"names":["--all"]}"""], ""","parsing":{"abbreviations":true}""");

        var encoded = CommandLineEncoder.Encode(vocabulary, ["--=x", "--a"])!.Value.Encoded;

        Assert.AreEqual($"{Vocabulary.Other} 1", string.Join(' ', encoded.Options));
    }

    [TestMethod]
    public void The_places_of_unknown_options_are_told()
    {
        List<int> unknown = [];

        CommandLineEncoder.Encode(Sampler, ["--what", "-v", "commit", "file", "-aZ", "-m", "--why", "--", "--no"], unknown: unknown);

        Assert.AreEqual("0 4", string.Join(' ', unknown));
    }

    [TestMethod]
    public void An_argument_that_is_null_counts_as_an_empty_one()
    {
        var encoded = CommandLineEncoder.Encode(Sampler, ["commit", null!, "-m", null!])!.Value.Encoded;

        Assert.AreEqual(CommandLineEncoder.Encode(Sampler, ["commit", "", "-m", ""])!.Value.Encoded, encoded);
    }

    [TestMethod]
    public void Nothing_is_allocated_but_the_result()
    {
        string[] argv = ["commit", "-am", "a message of some length", "--cleanup=strip", "--no-verify", "-uno", "--unknown", "file", "other"];
        var result = CommandLineEncoder.Encode(Sampler, argv)!.Value.Encoded;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            CommandLineEncoder.Encode(Sampler, argv);
        }

        var perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        // A record of three references and two numbers behind a header, and two arrays of numbers with theirs.
        var ofResult = 56 + 24 + Padded(result.Options.Length) + 24 + Padded(result.Values.Length);
        Assert.IsLessThanOrEqualTo(ofResult, perCall);
    }

    [TestMethod]
    public void Unknown_commands_share_one_result_that_knows_nothing()
    {
        var reading = CommandLineEncoder.Encode(Sampler, ["-v", "frobnicate", "--color=never", "file"])!.Value;

        Assert.AreSame(EncodedCommandLine.Other, reading.Encoded);
        Assert.AreEqual(new EncodedCommandLine(Vocabulary.Other, [], [], CountClass.None), reading.Encoded);
        Assert.IsFalse(reading.TakesOperands);
    }

    /// <summary>A tool that is one command with these options.</summary>
    private static CompiledVocabulary Tool(IEnumerable<string> options, string rules = "") => CompiledVocabulary.Of(TestManifests.Read(
        $$"""
        {"tool":"small","revision":1,"publisher":{"name":"Test","endpoint":"http://127.0.0.1:8474/"}{{rules}},
         "commands":[{"code":1,"path":"","operands":true,"options":[{{string.Join(',', options)}}]}]}
        """));

    private static long Padded(int numbers) => ((numbers * sizeof(int)) + 7) / 8 * 8;
}
