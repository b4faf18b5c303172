namespace Footfall;

/// <summary>Which number of a command's block says what (<c>spec/compiled-vocabulary.md</c>, section 4).</summary>
internal static class CommandLayout
{
    public const int Offset = 0;
    public const int Length = 1;
    public const int Code = 2;
    public const int Flags = 3;
    public const int External = 4;
    public const int Digits = 6;
    public const int Plus = 7;
    public const int At = 8;
    public const int Text = 9;
    public const int Endings = 11;
    public const int Children = 13;
    public const int Spellings = 15;
    public const int Options = 17;
    public const int Values = 19;
    public const int Variables = 21;
    public const int ExitCodes = 23;
    public const int Head = 25;

    /// <summary>Bits of <see cref="Flags"/>.</summary>
    public const int Operands = 1;
    public const int CommandsAfterOperand = 2;
    public const int OptionsEndAtOperand = 4;
    public const int PassesThrough = 8;
    public const int AllFlags = 15;

    /// <summary>A text alone: where it begins, how long it is.</summary>
    public const int TextWidth = 2;

    /// <summary>A child: its name, where its block lies.</summary>
    public const int ChildWidth = 4;
    public const int ChildPlace = 2;

    /// <summary>A spelling: its text, the option's number, whether it is the form with <c>--no-</c>.</summary>
    public const int SpellingWidth = 4;
    public const int SpellingOption = 2;
    public const int SpellingNegated = 3;

    /// <summary>An option: nine numbers.</summary>
    public const int OptionWidth = 9;
    public const int OptionCode = 0;
    public const int OptionArity = 1;
    public const int OptionNext = 2;
    public const int OptionDelimiter = 3;
    public const int OptionFlags = 4;
    public const int OptionValues = 5;
    public const int OptionVariables = 7;

    /// <summary>Bits of an option's flags.</summary>
    public const int Inherited = 1;
    public const int Repeatable = 2;
    public const int AllOptionFlags = 3;

    /// <summary>A value: its name, its code.</summary>
    public const int ValueWidth = 3;
    public const int ValueCode = 2;

    /// <summary>An exit code, its outcome.</summary>
    public const int ExitCodeWidth = 2;
}
