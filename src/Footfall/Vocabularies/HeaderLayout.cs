namespace Footfall;

/// <summary>Which number of a compiled vocabulary's header says what (<c>spec/compiled-vocabulary.md</c>, section 3).</summary>
internal static class HeaderLayout
{
    public const int Magic = 0;
    public const int Version = 1;
    public const int Digest = 2;
    public const int SourceSize = 4;
    public const int SourceChanged = 6;
    public const int FileLength = 8;
    public const int Length = 9;
    public const int Root = 10;
    public const int Revision = 12;
    public const int Rules = 13;
    public const int Text = 14;

    /// <summary>The tool, the endpoint, the policy and the separators.</summary>
    public const int Names = 16;
    public const int Kinds = 18;
    public const int OptOut = 20;
    public const int OptOutValues = 22;
    public const int ExitCodes = 24;
    public const int Head = 26;

    public const int NameWidth = 2;
    public const int OptOutWidth = 4;

    /// <summary>Bits of <see cref="Rules"/>.</summary>
    public const int Clusters = 1;
    public const int AttachedValues = 2;
    public const int Abbreviations = 4;
    public const int CommandAbbreviations = 8;
    public const int CommandsIgnoreCase = 16;
    public const int OptionsIgnoreCase = 32;
    public const int ValuesIgnoreCase = 64;

    /// <summary>No property of a manifest, but known of its spellings: one of them holds a separator.</summary>
    public const int SeparatorsInSpellings = 128;

    /// <summary>No rules of a command line: how activity and windows are counted.</summary>
    public const int ActivityOnce = 256;
    public const int WindowIsDay = 512;
    public const int AllRules = 1023;
}
