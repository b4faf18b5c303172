using System.Collections.Immutable;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// A script that calls tools by name, played without Footfall and with it in every mode. Whoever plays it sees the same each time, or the
/// test fails.
/// </summary>
/// <param name="Script">For <see cref="Shell"/>. Finds its files in <c>$WORK</c> and the observer in <c>$OBSERVE</c>.</param>
internal sealed record Scene(string Script)
{
    private static readonly ImmutableArray<Way> Wrapped = [Way.Counted, Way.Off, Way.Undecided];

    /// <summary>Who reads the script: <c>sh</c>, <c>bash</c> or <c>perl</c>.</summary>
    public string Shell { get; init; } = "sh";

    /// <summary>Behind the script's own name.</summary>
    public ImmutableArray<byte[]> Arguments { get; init; } = [];

    public StandardInput Input { get; init; } = StandardInput.Nothing;

    /// <summary>Files by their path from the working directory.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The ways to compare with <see cref="Way.Bare"/>. Default: all.</summary>
    public ImmutableArray<Way> Ways { get; init; } = Wrapped;

    /// <summary>The safety net, for scenes with hundreds of starts.</summary>
    public TimeSpan Patience { get; init; } = Testing.Patience.Usual;

    /// <summary>False where the wrapper is to step aside even after a yes.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>Plays it in every way and gives what was seen without Footfall.</summary>
    public string AssertInvisible()
    {
        var bare = Play(Way.Bare);
        foreach (var way in Ways)
        {
            Seen.AssertSame(bare, Play(way), way);
        }

        return bare;
    }

    /// <summary>Plays it once and gives what was seen.</summary>
    public string Play(Way way)
    {
        using var stage = new Stage(way);
        foreach (var (name, text) in Files)
        {
            stage.Write(name, text);
        }

        var result = Command(stage).Run();
        return stage.See(result, IsCounted);
    }

    private Command Command(Stage stage) => new(Shell, Shell == "perl" ? ["-e", Script] : ["-c", Script, "scene"])
    {
        RawArguments = Arguments,
        Environment = stage.Environment,
        WorkingDirectory = stage.Work,
        Input = Input,
        Patience = Patience,
    };
}
