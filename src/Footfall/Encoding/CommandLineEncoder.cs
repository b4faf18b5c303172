using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// From a command line to codes, by the rules of <c>spec/encoding.md</c>. Total: every list of arguments has a result, in time
/// proportional to its length, and nothing but the result is allocated (apart from indexing each command's options once).
/// </summary>
internal static class CommandLineEncoder
{
    /// <summary>The most options, and the most values, that are kept of one command line: those with the smallest codes.</summary>
    public const int MostCodes = 64;

    /// <summary>Encodes the arguments after the tool's name.</summary>
    public static EncodedCommandLine Encode(CommandTree tree, IReadOnlyList<string> arguments)
    {
        var seen = new SeenOptions(stackalloc int[MostCodes], stackalloc int[MostCodes]);
        var command = tree.Root;
        var operands = 0;
        var next = 0;
        while (next < arguments.Count)
        {
            // Also turns an argument that is null into an empty one.
            var argument = arguments[next++].AsSpan();
            if (argument is "--")
            {
                operands += OperandsAfterDashes(command.Entry, arguments.Count - next);
                break;
            }

            if (seen.TryAdd(command.Options, argument, out var waiting))
            {
                if (waiting is not null && next < arguments.Count)
                {
                    seen.AddValue(waiting, arguments[next++]);
                }
            }
            else if ((operands == 0 || command.Entry.CommandsAfterOperand) && command.TryDescend(argument, out var child))
            {
                command = child;
            }
            else if (!command.Entry.Operands)
            {
                return EncodedCommandLine.Other;
            }
            else
            {
                operands++;
                if (command.Entry.OptionsEndAtOperand)
                {
                    break;
                }
            }
        }

        return new EncodedCommandLine(command.Entry.Code, seen.Options, seen.Values, Classes.OfCount(operands));
    }

    private static int OperandsAfterDashes(CommandEntry command, int arguments) =>
        command.PassesThrough || !command.Operands ? 0
        : command.OptionsEndAtOperand ? Math.Min(1, arguments)
        : arguments;
}
