using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>Our own small C programs (<c>Native/*.c</c>): what the platform itself needs. Compiled when they are measured.</summary>
internal static class NativeProgram
{
    /// <summary>Compiles one into a directory; its path.</summary>
    /// <exception cref="InvalidOperationException">There is no compiler, or it does not compile.</exception>
    public static string Compile(string name, string directory)
    {
        var source = RepositoryRoot.Combine("tests", "Footfall.Benchmarks", "Native", name + ".c");
        var program = Path.Combine(directory, name);
        Programs.Require("cc", "gcc libc6-dev");
        var result = new Command("cc", "-O2", "-Wall", "-Werror", "-o", program, source).Run();
        return result.ExitCode == 0 ? program : throw new InvalidOperationException($"{source} does not compile: {result}");
    }
}
