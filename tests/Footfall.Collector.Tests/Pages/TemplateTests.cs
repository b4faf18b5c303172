namespace Footfall.Collector.Tests;

[TestClass]
public sealed class TemplateTests
{
    [TestMethod]
    public async Task Every_value_is_escaped_between_tags_and_in_attributes()
    {
        var html = await new Written().RenderAsync();

        Assert.AreEqual("""<p title="a &lt;&amp;&quot;&#x27;&gt; é">&lt;&amp;&quot;&#x27;&gt; é</p>""", html);
    }

    [TestMethod]
    public async Task A_part_stands_where_it_is_included_and_knows_the_root()
    {
        var html = await new Whole { Root = "../" }.RenderAsync();

        Assert.AreEqual("<main>../</main>", html);
    }

    private sealed class Written : Template
    {
        private const string Value = "<&\"'> é";

        public override Task ExecuteAsync()
        {
            WriteLiteral("<p");
            BeginWriteAttribute("title", " title=\"", 0, "\"", 0, 2);
            WriteAttributeValue("", 0, "a", 0, 1, true);
            WriteAttributeValue(" ", 0, Value, 0, 1, false);
            EndWriteAttribute();
            WriteLiteral(">");
            Write(Value);
            WriteLiteral("</p>");
            return Task.CompletedTask;
        }
    }

    private sealed class Whole : Template
    {
        public override async Task ExecuteAsync()
        {
            WriteLiteral("<main>");
            await IncludeAsync(new Part());
            WriteLiteral("</main>");
        }
    }

    private sealed class Part : Template
    {
        public override Task ExecuteAsync()
        {
            Write(Root);
            return Task.CompletedTask;
        }
    }
}
