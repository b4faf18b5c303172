using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Footfall.Protocol;

namespace Footfall;

/// <summary>The header of a compiled vocabulary, which <see cref="HeaderCheck"/> has found sound or which was compiled just now.</summary>
internal readonly ref struct VocabularyHeader(ReadOnlySpan<byte> bytes)
{
    public const int ToolName = 0;
    public const int EndpointName = 1;
    public const int PolicyName = 2;
    public const int SeparatorsName = 3;
    public const int NameCount = 4;

    private readonly Block block = new(bytes, HeaderLayout.Text);

    public ReadOnlySpan<char> Tool => Name(ToolName);

    public BlockPlace Root => new(block[HeaderLayout.Root], block[HeaderLayout.Root + 1]);

    public int Revision => block[HeaderLayout.Revision];

    /// <summary>Where in the header the rules about exit codes are.</summary>
    public Range ExitCodes
    {
        get
        {
            var begin = block[HeaderLayout.ExitCodes] * sizeof(int);
            return begin..(begin + (block[HeaderLayout.ExitCodes + 1] * CommandLayout.ExitCodeWidth * sizeof(int)));
        }
    }

    public Terms Terms(ToolName tool)
    {
        var policy = block.Table(HeaderLayout.Names, HeaderLayout.NameWidth)[PolicyName * HeaderLayout.NameWidth] < 0 ? null : Name(PolicyName).ToString();
        return new Terms(tool, Name(EndpointName).ToString(), policy, Kinds(), OptOut());
    }

    public ActivityMode Activity => Has(HeaderLayout.ActivityOnce) ? ActivityMode.Once : ActivityMode.Exact;

    public WindowLength Window => Has(HeaderLayout.WindowIsDay) ? WindowLength.Day : WindowLength.Week;

    public ParsingRules Rules() => new()
    {
        Separators = Name(SeparatorsName) is "=" ? "=" : Name(SeparatorsName).ToString(),
        Clusters = Has(HeaderLayout.Clusters),
        AttachedValues = Has(HeaderLayout.AttachedValues),
        Abbreviations = Has(HeaderLayout.Abbreviations),
        CommandAbbreviations = Has(HeaderLayout.CommandAbbreviations),
        CommandsIgnoreCase = Has(HeaderLayout.CommandsIgnoreCase),
        OptionsIgnoreCase = Has(HeaderLayout.OptionsIgnoreCase),
        ValuesIgnoreCase = Has(HeaderLayout.ValuesIgnoreCase),
    };

    /// <summary>Whether any spelling of an option holds a separator.</summary>
    public bool HasSeparatorsInSpellings => Has(HeaderLayout.SeparatorsInSpellings);

    private ImmutableArray<ReportKind> Kinds()
    {
        var kinds = block.Table(HeaderLayout.Kinds, 1);
        var all = new ReportKind[kinds.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = (ReportKind)kinds[i];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private ImmutableArray<OptOutVariable> OptOut()
    {
        var variables = block.Table(HeaderLayout.OptOut, HeaderLayout.OptOutWidth);
        var values = block.Table(HeaderLayout.OptOutValues, CommandLayout.TextWidth);
        var all = new OptOutVariable[variables.Length / HeaderLayout.OptOutWidth];
        for (var i = 0; i < all.Length; i++)
        {
            var variable = variables.Slice(i * HeaderLayout.OptOutWidth, HeaderLayout.OptOutWidth);
            all[i] = new OptOutVariable(block.Text(variable).ToString(), Texts(values.Slice(variable[2] * CommandLayout.TextWidth, variable[3] * CommandLayout.TextWidth)));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private ImmutableArray<string> Texts(ReadOnlySpan<int> references)
    {
        var texts = new string[references.Length / CommandLayout.TextWidth];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = block.Text(references[(i * CommandLayout.TextWidth)..]).ToString();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    private ReadOnlySpan<char> Name(int name) => block.Text(block.Table(HeaderLayout.Names, HeaderLayout.NameWidth)[(name * HeaderLayout.NameWidth)..]);

    private bool Has(int rule) => (block[HeaderLayout.Rules] & rule) != 0;
}
