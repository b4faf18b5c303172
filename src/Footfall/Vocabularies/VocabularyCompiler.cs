using Footfall.Protocol;

namespace Footfall;

/// <summary>From a manifest to the bytes that a wrapped command reads (<c>spec/compiled-vocabulary.md</c>). They grow with the manifest and no faster.</summary>
internal static class VocabularyCompiler
{
    public static byte[] Compile(Manifest manifest, VocabularySource source)
    {
        var header = Header(manifest, source);
        var commands = Commands(manifest);
        var length = header.Length;
        foreach (var command in commands)
        {
            command.Make(length);
            length += command.Place.Length;
        }

        header[HeaderLayout.FileLength] = length;
        header[HeaderLayout.Length] = header.Length;
        header[HeaderLayout.Root] = commands[0].Place.Offset;
        header[HeaderLayout.Root + 1] = commands[0].Place.Length;
        var file = new byte[length];
        header.Write(file.AsSpan(0, header.Length));
        foreach (var command in commands)
        {
            command.Write(file);
        }

        return file;
    }

    /// <summary>The root first, since every command line needs it.</summary>
    private static List<CommandDraft> Commands(Manifest manifest)
    {
        var drafts = new Dictionary<string, CommandDraft>(manifest.Commands.Length, StringComparer.Ordinal);
        var inOrder = new List<CommandDraft>(manifest.Commands.Length);

        // Shorter paths first: a command's parent is there before it, whatever the order in the file.
        foreach (var entry in manifest.Commands.OrderBy(entry => entry.Path.Length))
        {
            var draft = new CommandDraft(entry, manifest.Parsing);
            if (!drafts.TryAdd(entry.Path, draft))
            {
                continue;
            }

            inOrder.Add(draft);
            if (entry.Path.Length > 0)
            {
                drafts[entry.Path[..Math.Max(0, entry.Path.LastIndexOf(' '))]].Add(draft);
            }
        }

        return inOrder;
    }

    private static BlockBuilder Header(Manifest manifest, VocabularySource source)
    {
        var terms = Terms.Of(manifest);
        var header = new BlockBuilder(HeaderLayout.Head, HeaderLayout.Text)
        {
            [HeaderLayout.Magic] = VocabularyFormat.Magic,
            [HeaderLayout.Version] = VocabularyFormat.Version,
            [HeaderLayout.Revision] = manifest.Revision,
            [HeaderLayout.Rules] = Flags(manifest.Parsing)
                | (HasSeparatorsInSpellings(manifest) ? HeaderLayout.SeparatorsInSpellings : 0)
                | (manifest.Activity == ActivityMode.Once ? HeaderLayout.ActivityOnce : 0)
                | (manifest.Window == WindowLength.Day ? HeaderLayout.WindowIsDay : 0),
        };
        header.SetLong(HeaderLayout.Digest, unchecked((long)BuildDigest.Value));
        header.SetLong(HeaderLayout.SourceSize, source.Size);
        header.SetLong(HeaderLayout.SourceChanged, source.Changed);
        AddNames(header, [terms.Tool.Text, terms.Endpoint, terms.Policy, manifest.Parsing.Separators]);
        header.AddTable(HeaderLayout.Kinds, 1, [.. terms.Collects.Select(kind => (int)kind)]);
        AddVariables(header, terms);
        header.AddTable(HeaderLayout.ExitCodes, CommandLayout.ExitCodeWidth, ExitCodeTable.Of(manifest.ExitCodes));
        return header;
    }

    private static void AddNames(BlockBuilder header, IEnumerable<string?> names)
    {
        var table = new List<int>();
        foreach (var name in names)
        {
            var (begin, length) = name is null ? (-1, 0) : header.Text(name);
            table.AddRange([begin, length]);
        }

        header.AddTable(HeaderLayout.Names, HeaderLayout.NameWidth, table);
    }

    private static void AddVariables(BlockBuilder header, Terms terms)
    {
        var table = new List<int>();
        var values = new List<string>();
        foreach (var variable in terms.OptOut)
        {
            var (begin, length) = header.Text(variable.Name);
            table.AddRange([begin, length, values.Count, variable.Values.Length]);
            values.AddRange(variable.Values);
        }

        header.AddTable(HeaderLayout.OptOut, HeaderLayout.OptOutWidth, table);
        header.AddTexts(HeaderLayout.OptOutValues, values);
    }

    private static bool HasSeparatorsInSpellings(Manifest manifest) =>
        manifest.Commands.Any(command => command.Options.Any(option => option.Names.Any(name => name.AsSpan().ContainsAny(manifest.Parsing.Separators))));

    private static int Flags(ParsingRules rules) =>
        (rules.Clusters ? HeaderLayout.Clusters : 0)
        | (rules.AttachedValues ? HeaderLayout.AttachedValues : 0)
        | (rules.Abbreviations ? HeaderLayout.Abbreviations : 0)
        | (rules.CommandAbbreviations ? HeaderLayout.CommandAbbreviations : 0)
        | (rules.CommandsIgnoreCase ? HeaderLayout.CommandsIgnoreCase : 0)
        | (rules.OptionsIgnoreCase ? HeaderLayout.OptionsIgnoreCase : 0)
        | (rules.ValuesIgnoreCase ? HeaderLayout.ValuesIgnoreCase : 0);
}
