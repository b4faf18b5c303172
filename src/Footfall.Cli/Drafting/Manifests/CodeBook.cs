using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Gives out codes that no manifest before had: the numbers after the largest one, used or reserved.</summary>
internal sealed class CodeBook
{
    private int command;
    private int option;
    private int value;

    /// <param name="existing">Null: numbering begins with 1.</param>
    public CodeBook(Manifest? existing)
    {
        if (existing is null)
        {
            return;
        }

        var options = existing.Commands.SelectMany(entry => entry.Options).ToList();
        command = Largest(existing.Commands.Select(entry => entry.Code), existing.Reserved.Commands);
        option = Largest(options.Select(entry => entry.Code), existing.Reserved.Options);
        value = Largest(options.SelectMany(entry => entry.Values).Select(entry => entry.Code), existing.Reserved.Values);
    }

    public int NextCommand() => ++command;

    public int NextOption() => ++option;

    public int NextValue() => ++value;

    private static int Largest(IEnumerable<int> used, IEnumerable<int> reserved) => used.Concat(reserved).DefaultIfEmpty().Max();
}
