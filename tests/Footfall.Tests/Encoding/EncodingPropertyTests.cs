using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>What holds for every command line, sensible or not.</summary>
[TestClass]
public sealed class EncodingPropertyTests
{
    private const int Runs = 5_000;
    private const int FirstSeed = 70_000;

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void Every_result_is_one_that_the_shared_validator_takes(string name)
    {
        var manifest = TestManifests.Named(name);
        var vocabulary = new Vocabulary(manifest);
        var words = CommandLinePairMaker.Words(manifest);
        var compiled = CompiledVocabulary.Of(manifest);
        for (var seed = FirstSeed; seed < FirstSeed + Runs; seed++)
        {
            var argv = Soup(new Random(seed), words);

            var encoded = CommandLineEncoder.Encode(compiled, argv)!.Value.Encoded;

            Assert.IsEmpty(Faults(encoded, vocabulary), $"seed {seed}: {System.Text.Json.JsonSerializer.Serialize(argv)}");
        }
    }

    [TestMethod]
    public void Order_and_repetition_of_options_leave_no_trace()
    {
        string[] options = ["-a", "--verify", "-v", "--color=never", "-uno", "--cleanup=strip", "--no-gpg-sign", "-mtext", "--unknown", "-h"];
        var vocabulary = CompiledVocabulary.Of(TestManifests.Sampler);
        var expected = CommandLineEncoder.Encode(vocabulary, ["commit", .. options, "file"])!.Value.Encoded;
        for (var seed = FirstSeed; seed < FirstSeed + 500; seed++)
        {
            var random = new Random(seed);
            string[] shuffled = [.. options, options[random.Next(options.Length)], "file"];
            random.Shuffle(shuffled);

            var encoded = CommandLineEncoder.Encode(vocabulary, ["commit", .. shuffled])!.Value.Encoded;

            Assert.AreEqual(expected, encoded, $"seed {seed}: {string.Join(' ', shuffled)}");
        }
    }

    private static IEnumerable<string> Faults(EncodedCommandLine encoded, Vocabulary vocabulary)
    {
        if (!vocabulary.HasCommand(encoded.Command))
        {
            yield return $"command {encoded.Command}";
        }

        foreach (var option in encoded.Options.Where(option => !vocabulary.HasOption(encoded.Command, option)))
        {
            yield return $"option {option}";
        }

        foreach (var value in encoded.Values.Where(value => !vocabulary.HasValue(encoded.Command, value)))
        {
            yield return $"value {value}";
        }

        if (!IsAscending(encoded.Options) || !IsAscending(encoded.Values) || !Enum.IsDefined(encoded.Operands))
        {
            yield return "form";
        }
    }

    private static bool IsAscending(IReadOnlyList<int> codes) => codes.Count <= CommandLineEncoder.MostCodes && codes.Zip(codes.Skip(1)).All(pair => pair.First < pair.Second);

    private static string[] Soup(Random random, IReadOnlyList<string> words)
    {
        var text = new FreeText(random, words);
        var argv = new string[random.Next(12)];
        for (var i = 0; i < argv.Length; i++)
        {
            var word = words[random.Next(words.Count)];
            argv[i] = random.Next(9) switch
            {
                0 => text.Any(),
                1 => word + "=:"[random.Next(2)] + words[random.Next(words.Count)],
                2 => word + text.Any(),
                3 => word[..random.Next(word.Length + 1)],
                4 => "-" + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => words[random.Next(words.Count)].LastOrDefault('-'))),
                5 => "--no-" + word.TrimStart('-'),
                _ => word,
            };
        }

        return argv;
    }
}
