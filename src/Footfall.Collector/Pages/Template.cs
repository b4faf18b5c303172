using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Footfall.Collector;

/// <summary>
/// What a <c>.cshtml</c> file of this folder inherits. The compiler turns the file into a class that calls the methods below; nothing else of
/// MVC runs (<c>spec/decisions/0023-pages-are-templates-without-mvc.md</c>). Everything that is not markup of the file itself is escaped, and there is no way around it.
/// </summary>
internal abstract class Template
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private StringBuilder output = new();
    private string attributeEnd = "";

    /// <summary>What leads from the page to the collector's root: empty or <c>../</c> as often as needed, since the root may lie under a path.</summary>
    public string Root { get; set; } = "";

    /// <summary>Writes the file's content. Made by the compiler.</summary>
    public abstract Task ExecuteAsync();

    /// <summary>The whole text.</summary>
    public async Task<string> RenderAsync()
    {
        output = new StringBuilder();
        await ExecuteAsync();
        return output.ToString();
    }

    /// <summary>Writes markup of the file.</summary>
    protected void WriteLiteral(string markup) => output.Append(markup);

    /// <summary>Writes a value, escaped.</summary>
    protected void Write(object? value) => output.Append(Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

#pragma warning disable IDE0060, CA1801 // The compiler passes positions too.
    /// <summary>Begins an attribute of which a part is a value.</summary>
    protected void BeginWriteAttribute(string name, string prefix, int prefixOffset, string suffix, int suffixOffset, int parts)
    {
        output.Append(prefix);
        attributeEnd = suffix;
    }

    /// <summary>Writes a part of an attribute.</summary>
    protected void WriteAttributeValue(string prefix, int prefixOffset, object? value, int valueOffset, int valueLength, bool isLiteral)
    {
        output.Append(prefix);
        if (isLiteral)
        {
            output.Append((string?)value);
        }
        else
        {
            Write(value);
        }
    }
#pragma warning restore IDE0060, CA1801

    /// <summary>Ends the attribute.</summary>
    protected void EndWriteAttribute() => output.Append(attributeEnd);

    /// <summary>Writes another template here.</summary>
    protected Task IncludeAsync(Template part)
    {
        part.output = output;
        part.Root = Root;
        return part.ExecuteAsync();
    }
}
