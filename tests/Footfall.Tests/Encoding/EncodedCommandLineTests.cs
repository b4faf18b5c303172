using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class EncodedCommandLineTests
{
    private static readonly EncodedCommandLine Line = new(2, [1, 7], [3], CountClass.One);

    [TestMethod]
    public void Equal_codes_are_equal_lines()
    {
        var same = new EncodedCommandLine(2, [1, 7], [3], CountClass.One);

        Assert.AreEqual(Line, same);
        Assert.AreEqual(Line.GetHashCode(), same.GetHashCode());
    }

    [TestMethod]
    public void Any_other_code_is_another_line()
    {
        Assert.AreNotEqual(Line, Line with { Command = 3 });
        Assert.AreNotEqual(Line, Line with { Options = [1] });
        Assert.AreNotEqual(Line, Line with { Values = [4] });
        Assert.AreNotEqual(Line, Line with { Operands = CountClass.Few });
        Assert.IsFalse(Line.Equals(null));
    }
}
