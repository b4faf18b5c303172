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
    /// <param name="tree">The tool's commands.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">The variables that the tool was given. Only those are looked at that the manifest names for an option.</param>
    /// <param name="unknown">For authors who measure their manifest: receives the places of options that are not known.</param>
    public static EncodedCommandLine Encode(CommandTree tree, IReadOnlyList<string> arguments, IEnvironment? environment = null, List<int>? unknown = null)
    {
        var seen = new SeenOptions(tree.Rules, stackalloc int[MostCodes], stackalloc int[MostCodes]);
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

            if (seen.TryAdd(command.Options, argument, out var waiting, out var isUnknown))
            {
                if (isUnknown)
                {
                    unknown?.Add(next - 1);
                }

                next = waiting is null ? next : TakeValues(ref seen, waiting, arguments, next);
            }
            else if ((operands == 0 || command.Entry.CommandsAfterOperand) && command.TryDescend(argument, out var child))
            {
                command = child;
            }
            else if (command.TakesOperand(argument))
            {
                operands++;
                if (command.Entry.OptionsEndAtOperand)
                {
                    break;
                }
            }
            else if (operands == 0 && command.External is { } external)
            {
                command = external;
                break;
            }
            else
            {
                return EncodedCommandLine.Other;
            }
        }

        var fromEnvironment = environment is null || command.FromEnvironment.IsEmpty
            ? []
            : seen.AddFromEnvironment(command.FromEnvironment, environment, new CodeSet(stackalloc int[MostCodes]));
        return new EncodedCommandLine(command.Entry.Code, seen.Options, seen.Values, Classes.OfCount(operands)) { Environment = fromEnvironment };
    }

    private static int TakeValues(ref SeenOptions seen, OptionEntry option, IReadOnlyList<string> arguments, int next)
    {
        while (next < arguments.Count && option.Takes(arguments[next]))
        {
            seen.AddValue(option, arguments[next++]);
            if (option.Next != NextArgument.Words)
            {
                break;
            }
        }

        return next;
    }

    private static int OperandsAfterDashes(CommandEntry command, int arguments) =>
        command.PassesThrough || !command.Operands ? 0
        : command.OptionsEndAtOperand ? Math.Min(1, arguments)
        : arguments;
}
