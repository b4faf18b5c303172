namespace Footfall.Testing;

/// <summary>What a command reads.</summary>
public abstract record StandardInput
{
    private StandardInput()
    {
    }

    /// <summary>The null device.</summary>
    public static StandardInput Nothing { get; } = new FromFile("/dev/null");

    /// <summary>
    /// A pipe that the test writes to by <see cref="ChildProcess.Type"/> and closes by <see cref="ChildProcess.CloseInput"/>.
    /// </summary>
    public static StandardInput Pipe { get; } = new FromPipe(null);

    /// <summary>A pipe with a text in it that ends behind the text.</summary>
    public static StandardInput Text(string text) => new FromPipe(text);

    /// <summary>A file.</summary>
    public static StandardInput File(string path) => new FromFile(path);

    internal sealed record FromFile(string Path) : StandardInput;

    internal sealed record FromPipe(string? Content) : StandardInput;
}
