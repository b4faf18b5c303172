using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests;

/// <summary>
/// Whole outputs as files. <c>FOOTFALL_UPDATE_GOLDEN=1</c> writes them anew, to be read in the diff; a build machine never does. They hold what
/// Linux on x64 counts.
/// </summary>
internal static class Golden
{
    private const string Variable = "FOOTFALL_UPDATE_GOLDEN";

    public static string PathOf(string name) => RepositoryRoot.Combine("tests", "Footfall.Cli.Tests", "Golden", name);

    public static void Holds(string name, string text)
    {
        if (Classes.CurrentPlatform() != Platform.Linux || Classes.CurrentProcessor() != Processor.X64)
        {
            Assert.Inconclusive("The golden files are those of Linux on x64.");
        }

        var path = PathOf(name);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Assert.IsNull(CiDetector.Detect(new ProcessEnvironment()), "A build machine compares golden files; it does not write them.");
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.IsTrue(File.Exists(path), $"There is no {name}: run the tests with {Variable}=1 and read the file.");
        Assert.AreEqual(File.ReadAllText(path), text, $"{name} differs; if it is meant, run the tests with {Variable}=1 and read the diff.");
    }
}
