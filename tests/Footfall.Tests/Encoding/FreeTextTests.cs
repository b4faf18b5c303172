using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>Promise 4 at its source: what a person types freely has no influence on the codes.</summary>
[TestClass]
public sealed class FreeTextTests
{
    private const int FirstSeed = 20_000;
    private static readonly int Pairs = Effort.Times(5_000, 100_000);

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void Replacing_every_free_text_leaves_the_codes_identical(string name)
    {
        var manifest = TestManifests.Named(name);
        var words = CommandLinePairMaker.Words(manifest);
        var vocabulary = CompiledVocabulary.Of(manifest);
        Console.WriteLine($"{name}: seeds {FirstSeed} to {FirstSeed + Pairs - 1}");
        for (var seed = FirstSeed; seed < FirstSeed + Pairs; seed++)
        {
            var pair = CommandLinePairMaker.Make(manifest, words, seed);

            var encoded = CommandLineEncoder.Encode(vocabulary, pair.Arguments)!.Value.Encoded;
            var twin = CommandLineEncoder.Encode(vocabulary, pair.Twin)!.Value.Encoded;

            Assert.AreEqual(encoded, twin, $"seed {seed}: {pair}");
            Assert.AreEqual(CodeOf(manifest, pair.Command), encoded.Command, $"seed {seed}: {pair}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void Replacing_the_text_of_every_variable_leaves_the_codes_identical(string name)
    {
        var manifest = TestManifests.Named(name);
        var words = CommandLinePairMaker.Words(manifest);
        var vocabulary = CompiledVocabulary.Of(manifest);
        var fromEnvironment = 0;
        for (var seed = FirstSeed; seed < FirstSeed + 1_000; seed++)
        {
            var pair = CommandLinePairMaker.Make(manifest, words, seed);

            var encoded = CommandLineEncoder.Encode(vocabulary, pair.Arguments, new Everything($"§{seed}"))!.Value.Encoded;
            var twin = CommandLineEncoder.Encode(vocabulary, pair.Twin, new Everything($"another § {seed + 1}"))!.Value.Encoded;

            Assert.AreEqual(encoded, twin, $"seed {seed}: {pair}");
            fromEnvironment += encoded.Environment.Length;
        }

        Assert.AreEqual(manifest.Commands.SelectMany(command => command.Options).Any(option => !option.Environment.IsEmpty), fromEnvironment > 0);
    }

    private static int CodeOf(Manifest manifest, string? path) =>
        path is null ? Vocabulary.Other : manifest.Commands.Single(command => command.Path == path).Code;

    /// <summary>Every variable there can be, all with this text.</summary>
    private sealed class Everything(string text) : IEnvironment
    {
        public string? Variable(string name) => text;
    }
}
