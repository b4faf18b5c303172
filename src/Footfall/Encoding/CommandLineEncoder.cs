using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// From a command line to codes, by the rules of <c>spec/encoding.md</c>. Total: every list of arguments has a result, in time
/// proportional to its length, and nothing but the result is allocated.
/// </summary>
internal static class CommandLineEncoder
{
    /// <summary>The most options, and the most values, that are kept of one command line: those with the smallest codes.</summary>
    public const int MostCodes = 64;

    /// <summary>Encodes the arguments after the tool's name. Null when the vocabulary turns out to be damaged, which one in memory never does.</summary>
    /// <param name="vocabulary">What the tool's commands and options are.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">The variables that the tool was given. Only those are looked at that the manifest names for an option.</param>
    /// <param name="unknown">For authors who measure their manifest: receives the places of options that are not known.</param>
    public static CommandLineReading? Encode(
        CompiledVocabulary vocabulary, IReadOnlyList<string> arguments, IEnvironment? environment = null, List<int>? unknown = null)
    {
        var path = new CommandPath(vocabulary, stackalloc BlockPlace[VocabularyFormat.MostWords]);
        var seen = new SeenOptions(vocabulary.Rules, stackalloc int[MostCodes], stackalloc int[MostCodes]);
        var operands = 0;
        var next = 0;
        if (!path.TryGo(vocabulary.Root))
        {
            return null;
        }

        while (next < arguments.Count)
        {
            // Also turns an argument that is null into an empty one.
            var argument = arguments[next++].AsSpan();
            var command = path.Current;
            if (argument is "--")
            {
                operands += OperandsAfterDashes(command, arguments.Count - next);
                break;
            }

            if (seen.TryAdd(new OptionScope(path), argument, out var waiting, out var isUnknown))
            {
                if (isUnknown)
                {
                    unknown?.Add(next - 1);
                }

                next = waiting.Exists ? TakeValues(ref seen, waiting, arguments, next) : next;
            }
            else if ((operands == 0 || command.CommandsAfterOperand) && command.Child(argument, vocabulary.Rules) is { Exists: true } child)
            {
                if (!path.TryGo(child))
                {
                    return null;
                }
            }
            else if (command.IsOperand(argument))
            {
                operands++;
                if (command.OptionsEndAtOperand)
                {
                    break;
                }
            }
            else if (operands == 0 && command.External.Exists)
            {
                if (!path.TryGo(command.External))
                {
                    return null;
                }

                break;
            }
            else
            {
                return new CommandLineReading(EncodedCommandLine.Other, TakesOperands: false, new ExitOutcomes(default, vocabulary.ExitCodes));
            }
        }

        var fromEnvironment = environment is null ? [] : seen.AddFromEnvironment(path, environment, new CodeSet(stackalloc int[MostCodes]));
        var encoded = new EncodedCommandLine(path.Current.Code, seen.Options, seen.Values, Classes.OfCount(operands)) { Environment = fromEnvironment };
        return new CommandLineReading(encoded, path.Current.TakesOperands, vocabulary.OutcomesOf(path.Place));
    }

    private static int TakeValues(ref SeenOptions seen, CompiledOption option, IReadOnlyList<string> arguments, int next)
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

    private static int OperandsAfterDashes(CompiledCommand command, int arguments) =>
        command.PassesThrough || !command.TakesOperands ? 0
        : command.OptionsEndAtOperand ? Math.Min(1, arguments)
        : arguments;
}
