using System.Globalization;
using Footfall;
using Footfall.Protocol;
using NodaTime;

/// <summary>
/// What is behind a wrapped command that has ended, many times over: the answer is read again and one record is appended. Who wrote a record
/// shows in its command code.
/// </summary>
internal static class Appending
{
    /// <summary>Waits for a line of input, then appends to every tool, one after the other, so many times.</summary>
    /// <returns>0: each record of the first tool was written. The others may say no meanwhile.</returns>
    public static int Run(ReadOnlySpan<string> words)
    {
        var home = new StateDirectory(words[0]);
        var invocation = new Invocation
        {
            Revision = 1,
            MayBeSent = true,
            Command = int.Parse(words[1], CultureInfo.InvariantCulture),
            Outcome = Outcome.Success,
            Duration = DurationClass.Under1Second,
            Operands = CountClass.One,
            Terminal = TerminalUse.NotInteractive,
        };
        var times = int.Parse(words[2], CultureInfo.InvariantCulture);
        var (first, others) = (ToolName.Parse(words[3]), words[4..].ToArray().Select(ToolName.Parse).ToList());

        Console.WriteLine("ready");
        Console.ReadLine();
        for (var i = 0; i < times; i++)
        {
            if (!TryAppend(home, first, invocation))
            {
                return 1;
            }

            others.ForEach(tool => TryAppend(home, tool, invocation));
        }

        return 0;
    }

    private static bool TryAppend(StateDirectory home, ToolName tool, Invocation invocation)
    {
        var answers = new ConsentStore(home);
        var agreed = answers.Read(tool);
        return agreed.Record is { Answer: not ConsentAnswer.No }
            && answers.Has(tool, agreed)
            && new JournalWriter(home).TryAppend(tool, SystemClock.Instance.GetCurrentInstant(), invocation);
    }
}
