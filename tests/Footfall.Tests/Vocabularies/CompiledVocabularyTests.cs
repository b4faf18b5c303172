using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class CompiledVocabularyTests
{
    [TestMethod]
    public void Commands_find_their_parents_in_any_order_of_the_file()
    {
        var sampler = TestManifests.Sampler;
        var vocabulary = CompiledVocabulary.Of(sampler with { Commands = [.. sampler.Commands.Reverse()] });

        var encoded = CommandLineEncoder.Encode(vocabulary, ["remote", "add"])!.Value.Encoded;

        Assert.AreEqual(5, encoded.Command);
    }

    [TestMethod]
    public void The_options_of_siblings_are_not_in_scope()
    {
        var vocabulary = CompiledVocabulary.Of(TestManifests.Sampler);

        Assert.DoesNotContain(Vocabulary.Other, Options("log", "--patch"));
        Assert.Contains(Vocabulary.Other, Options("log", "--message=text"));
        Assert.Contains(Vocabulary.Other, Options("--patch"));

        ImmutableArray<int> Options(params string[] arguments) => CommandLineEncoder.Encode(vocabulary, arguments)!.Value.Encoded.Options;
    }

    [TestMethod]
    public void Five_thousand_commands_that_inherit_two_thousand_options_are_compiled_without_multiplying_them()
    {
        var options = Enumerable.Range(1, 2000).Select(code => new OptionEntry { Code = code, Names = [$"--option-{code}"], Inherited = true });
        var commands = Enumerable.Range(2, 4999).Select(code => new CommandEntry { Code = code, Path = $"c{code}" });
        var manifest = TestManifests.Sampler with { Commands = [new CommandEntry { Code = 1, Path = "", Options = [.. options] }, .. commands] };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var encoded = CommandLineEncoder.Encode(CompiledVocabulary.Of(manifest), ["c5000", "--option-2000"])!.Value.Encoded;

        Assert.AreEqual(new EncodedCommandLine(5000, [2000], [], CountClass.None), encoded);
        Assert.IsLessThan(16 * 1024 * 1024, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
