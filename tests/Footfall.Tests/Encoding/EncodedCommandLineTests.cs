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
        Assert.AreNotEqual(Line, Line with { Environment = [9] });
        Assert.IsFalse(Line.Equals(null));
    }

    [TestMethod]
    public void Lines_with_other_codes_are_found_apart()
    {
        EncodedCommandLine[] lines = [Line, Line with { Command = 3 }, Line with { Options = [1] }, Line with { Values = [4] }, Line with { Operands = CountClass.Few }];

        Assert.HasCount(lines.Length, lines.Select(line => line.GetHashCode()).Distinct());
    }

    [TestMethod]
    public void In_a_message_a_line_is_its_codes() =>
        Assert.AreEqual("command 2, options [1,7], values [3], operands One, environment [4,5]", (Line with { Environment = [4, 5] }).ToString());
}
