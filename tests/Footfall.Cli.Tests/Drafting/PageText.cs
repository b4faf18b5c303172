using System.Globalization;
using System.Text;
using Footfall.Cli.Drafting;
using Footfall.Protocol;

namespace Footfall.Cli.Tests.Drafting;

/// <summary>A page as it was read, a line for each thing, for golden files.</summary>
internal static class PageText
{
    public static string Of(IHelpStyle style, HelpPage page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"style {style.Name}\n");
        if (!page.Aliases.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"aliases {string.Join(' ', page.Aliases)}\n");
        }

        var usage = page.Usage;
        text.Append($"usage{(usage.IsKnown ? "" : " unknown")}{Flag(usage.Operands, "operands")}{Flag(usage.PassesThrough, "passes-through")}{Flag(usage.EndsAtOperand, "ends-at-operand")}{Flag(usage.TakesCommand, "takes-command")}\n");
        foreach (var command in page.Commands)
        {
            text.Append(CultureInfo.InvariantCulture, $"command {string.Join('|', command.Aliases.Prepend(command.Name))}\n");
            foreach (var option in command.Page?.Options ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Option(option)}\n");
            }
        }

        foreach (var option in page.Options)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Option(option)}\n");
        }

        foreach (var line in page.Unread)
        {
            text.Append(CultureInfo.InvariantCulture, $"unread {line.Number}: {line.Text}\n");
        }

        return text.ToString();
    }

    private static string Option(HelpOption option) =>
        $"option {string.Join(' ', option.Names)}"
        + $"{Flag(option.Arity != OptionArity.None, $"value={option.Arity}")}"
        + $"{Flag(option.Next is not null, $"next={option.Next}")}"
        + $"{Flag(!option.Values.IsEmpty, $"[{string.Join(' ', option.Values)}]")}"
        + $"{Flag(!option.Environment.IsEmpty, $"${string.Join(" $", option.Environment)}")}"
        + $"{Flag(option.Repeatable, "repeatable")}{Flag(option.Negatable, "negatable")}{Flag(option.Inherited, "inherited")}"
        + $"{Flag(option.Doubt is not null, $"({option.Doubt})")}";

    private static string Flag(bool holds, string word) => holds ? $" {word}" : "";
}
