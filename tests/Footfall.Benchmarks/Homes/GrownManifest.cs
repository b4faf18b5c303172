using Footfall.Protocol;

namespace Footfall.Benchmarks;

/// <summary>A manifest that is several times another.</summary>
internal static class GrownManifest
{
    /// <summary>All commands and options so many times over, each time with codes and first words of their own.</summary>
    public static Manifest Of(Manifest manifest, int times)
    {
        var options = manifest.Commands.SelectMany(command => command.Options).ToList();
        var commandCodes = manifest.Commands.Max(command => command.Code);
        var optionCodes = options.Max(option => option.Code);
        var valueCodes = options.SelectMany(option => option.Values).Select(value => value.Code).DefaultIfEmpty().Max();
        return manifest with
        {
            Commands =
            [
                .. manifest.Commands,
                .. Enumerable.Range(1, times - 1).SelectMany(copy => manifest.Commands.Where(command => command.Path.Length > 0 && !command.IsExternal).Select(command => command with
                {
                    Code = command.Code + (copy * commandCodes),
                    Path = $"copy{copy}-{command.Path}",
                    Aliases = [.. command.Aliases.Select(alias => command.Path.Contains(' ', StringComparison.Ordinal) ? alias : $"copy{copy}-{alias}")],
                    Options =
                    [
                        .. command.Options.Select(option => option with
                        {
                            Code = option.Code + (copy * optionCodes),
                            Values = [.. option.Values.Select(value => value with { Code = value.Code + (copy * valueCodes) })],
                        }),
                    ],
                })),
            ],
        };
    }
}
