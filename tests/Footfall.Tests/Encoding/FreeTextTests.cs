using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>Promise 4 at its source: what a person types freely has no influence on the codes.</summary>
[TestClass]
public sealed class FreeTextTests
{
    private const int Pairs = 10_000;
    private const int FirstSeed = 20_000;

    [TestMethod]
    [DynamicData(nameof(TestManifests.Names), typeof(TestManifests))]
    public void Replacing_every_free_text_leaves_the_codes_identical(string name)
    {
        var manifest = TestManifests.Named(name);
        var words = CommandLinePairMaker.Words(manifest);
        var tree = new CommandTree(manifest);
        for (var seed = FirstSeed; seed < FirstSeed + Pairs; seed++)
        {
            var pair = CommandLinePairMaker.Make(manifest, words, seed);

            var encoded = CommandLineEncoder.Encode(tree, pair.Arguments);
            var twin = CommandLineEncoder.Encode(tree, pair.Twin);

            Assert.AreEqual(encoded, twin, $"seed {seed}: {pair}");
            Assert.AreEqual(CodeOf(manifest, pair.Command), encoded.Command, $"seed {seed}: {pair}");
        }
    }

    private static int CodeOf(Manifest manifest, string? path) =>
        path is null ? Vocabulary.Other : manifest.Commands.Single(command => command.Path == path).Code;
}
