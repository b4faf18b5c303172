using System.Collections.Immutable;

namespace Footfall.Protocol;

// Commands, options and values: what is matched against command lines.
public static partial class ManifestReader
{
    private static CommandEntry ReadCommand(JsonObject json)
    {
        var command = new CommandEntry
        {
            Code = json.Number("code", 1, LargestCode),
            Path = json.Text("path"),
            Aliases = json.Texts("aliases", most: 20),
            Options = [.. json.Objects("options", MostOptions).Select(ReadOption)],
            Operands = json.Flag("operands"),
            OperandEndings = json.Texts("operandEndings", most: 20),
            CommandsAfterOperand = json.Flag("commandsAfterOperand"),
            OptionsEndAtOperand = json.Flag("optionsEndAtOperand"),
            PassesThrough = json.Flag("passesThrough"),
            ExitCodes = ReadExitCodes(json),
        };
        if (command.Path.Length > 0 && command.Path.Split(' ').Concat(command.Aliases).Any(word => word.Length == 0 || word[0] == '-' || word.Contains(' ', StringComparison.Ordinal)))
        {
            json.Error("path", "must be words joined by single blanks, none beginning with a dash; an alias is one such word");
        }

        if (command.OperandEndings.Any(ending => ending.Length == 0))
        {
            json.Error("operandEndings", "must be a list of endings such as .dll");
        }

        json.RefuseTheRest();
        return command;
    }

    private static OptionEntry ReadOption(JsonObject json)
    {
        var values = json.Objects("values", most: 500).Select(ReadValue).ToImmutableArray();
        var arity = json.Choice(
            "value",
            values.IsEmpty ? OptionArity.None : OptionArity.Required,
            ("none", OptionArity.None),
            ("required", OptionArity.Required),
            ("optional", OptionArity.Optional));
        if (arity == OptionArity.None && (!values.IsEmpty || json.Has("next") || json.Has("delimiter")))
        {
            json.Error("value", "must not be none where values, next or delimiter stand");
        }

        var option = new OptionEntry
        {
            Code = json.Number("code", 1, LargestCode),
            Names = json.Texts("names", most: 20, required: true),
            Arity = arity,
            Next = json.Choice(
                "next",
                arity == OptionArity.Required ? NextArgument.Always : NextArgument.Never,
                ("never", NextArgument.Never),
                ("boolean", NextArgument.Boolean),
                ("word", NextArgument.Word),
                ("words", NextArgument.Words),
                ("always", NextArgument.Always)),
            Delimiter = ReadDelimiter(json),
            Environment = json.Texts("environment", most: 5),
            Values = values,
            Inherited = json.Flag("inherited"),
            Negatable = json.Flag("negatable"),
            Repeatable = json.Flag("repeatable"),
        };
        if (option.Names.IsEmpty || !option.Names.All(IsSpelling))
        {
            json.Error("names", "must be a list of spellings such as --all or -a");
        }

        if (!option.Environment.All(OptOutVariable.IsName))
        {
            json.Error("environment", "must be a list of names of environment variables");
        }

        json.RefuseTheRest();
        return option;
    }

    private static bool IsSpelling(string name) =>
        name is "+" or "@" || (name is { Length: >= 2 } and ['-' or '/', ..] and not "--" && !name.Contains('=', StringComparison.Ordinal));

    private static char? ReadDelimiter(JsonObject json)
    {
        if (!json.Has("delimiter"))
        {
            return null;
        }

        var text = json.Text("delimiter");
        if (text.Length != 1)
        {
            json.Error("delimiter", "must be one character");
            return null;
        }

        return text[0];
    }

    private static ValueEntry ReadValue(JsonObject json)
    {
        var value = new ValueEntry(json.Number("code", 1, LargestCode), json.Text("name"));
        json.RefuseTheRest();
        return value;
    }

    private static ImmutableArray<ExitCodeRule> ReadExitCodes(JsonObject json) =>
        [.. json.Objects("exitCodes", most: 20).Select(ReadExitCode)];

    private static ExitCodeRule ReadExitCode(JsonObject json)
    {
        if (!json.Has("outcome"))
        {
            json.Error("outcome", "is missing; it must be one of: success, failure, usage, interrupted");
        }

        var rule = new ExitCodeRule(
            json.Choice("outcome", Outcome.Failure, ("success", Outcome.Success), ("failure", Outcome.Failure), ("usage", Outcome.Usage), ("interrupted", Outcome.Interrupted)),
            json.Numbers("codes", 0, 255));
        json.RefuseTheRest();
        return rule;
    }
}
