using System.Text;

namespace Footfall.Collector;

/// <summary><c>Footfall.Collector verify URL [--head HASH]</c>: whether what a collector published is what it once published.</summary>
internal static class VerifyCommand
{
    /// <summary>The word that the command line begins with.</summary>
    public const string Name = "verify";

    /// <summary>Everything is as it was released.</summary>
    public const int Good = 0;

    /// <summary>Something was changed, taken away, added or moved.</summary>
    public const int Tampered = 1;

    /// <summary>The arguments are not understood.</summary>
    public const int BadArguments = 2;

    /// <summary>The files could not be read, so nothing is known.</summary>
    public const int Unreachable = 4;

    private const string Usage = "Footfall.Collector verify URL [--head HASH]: URL is the collector's address, HASH the head that an earlier verification printed.";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Those behind <see cref="Name"/>.</param>
    /// <param name="output">Where the findings go.</param>
    /// <param name="errors">Where it says what kept it from finding any.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is ["--help"])
        {
            await output.WriteLineAsync(Usage);
            return Good;
        }

        var head = arguments is [_, "--head", var hash] ? hash.ToLowerInvariant() : null;
        if (arguments is not ([_] or [_, "--head", _])
            || !Uri.TryCreate(arguments[0], UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https")
            || head is not null && !(head.Length == ReleaseChain.Genesis.Length && head.All(char.IsAsciiHexDigitLower)))
        {
            await errors.WriteLineAsync(Usage);
            return BadArguments;
        }

        using var files = new PublishedFiles(collector);
        try
        {
            var finding = await new Verifier(files.ReadAsync).RunAsync(head);
            foreach (var problem in finding.Problems)
            {
                await output.WriteLineAsync(problem);
            }

            await output.WriteLineAsync(finding.Problems.Count == 0
                ? $"{finding.Releases} releases in {finding.Files} files are as they were released. The head of the chain, to be remembered:"
                : $"{finding.Problems.Count} problems in {finding.Releases} releases and {finding.Files} files. The head of the chain, as it is now:");
            await output.WriteLineAsync(finding.Head);
            return finding.Problems.Count == 0 ? Good : Tampered;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or DecoderFallbackException)
        {
            await errors.WriteLineAsync($"{collector}: the open data cannot be read: {e.Message}");
            return Unreachable;
        }
    }
}
