using System.Diagnostics;
using System.Text;
using Footfall;
using NodaTime;

// Acts on its own process, as the real command does, and does nothing else:
//   wrapper exec -- TOOL ARGUMENTS     becomes the tool
//   wrapper run -- TOOL ARGUMENTS      runs the tool and ends the same way
//   wrapper detach -- PATH ARGUMENTS   starts a detached process
//   wrapper ask                        asks at the terminal and exits with 0 (yes), 1 (another answer), 2 (no answer)
//   wrapper terminal                   exits with 4 for interactive, 2 for can ask, 1 for foreground, added up
//   wrapper columns                    exits with the width of the terminal
//   wrapper append HOME NUMBER TIMES TOOLS  appends records to journals once a line was typed
//   wrapper clocks                     looks at the clock on four threads for 2 s and exits with the year since 2000, with 1 if they saw several
//   wrapper clock                      waits 0.3 s and exits with the year since 2000, with 1 if the wait was over too soon
var words = args.AsSpan();
string[] tail = words.Length > 2 ? [.. words[2..]] : [];
switch (words[0])
{
    case "exec":
        return ToolProcess.Replace(Tool(tail), RawEnvironment.OfThisProcess());
    case "run":
        ToolProcess.Run(Tool(tail), RawEnvironment.OfThisProcess(), meanwhile: () => { }).EndTheSameWay();
        return 0;
    case "detach":
        return DetachedProcess.Start(tail[0], tail[1..]) ? 0 : 1;
    case "ask":
        using (var dialog = TerminalDialog.TryOpen())
        {
            return dialog is null || !dialog.Write("Shall it? ") ? 2 : dialog.ReadLine() switch { null => 2, "yes" => 0, _ => 1 };
        }

    case "terminal":
        return (Terminal.IsInteractive ? 4 : 0) + (Terminal.CanAsk ? 2 : 0) + (Terminal.IsForeground ? 1 : 0);
    case "columns":
        return Terminal.Columns;
    case "append":
        return Appending.Run(words[1..]);
    case "clock":
        var before = Stopwatch.GetTimestamp();
        Thread.Sleep(300);
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds < 290 ? 1 : SystemClock.Instance.GetCurrentInstant().InUtc().Year - 2000;
    case "clocks":
        var ends = Stopwatch.GetTimestamp() + (Stopwatch.Frequency * 2);
        var years = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).SelectMany(_ => YearsUntil(ends)).Distinct().ToList();
        return years is [var year] ? year - 2000 : 1;
    default:
        StandardError.WriteLine(Encoding.UTF8.GetBytes("wrapper: no such word"));
        return 64;
}

static HashSet<int> YearsUntil(long timestamp)
{
    var seen = new HashSet<int>();
    while (Stopwatch.GetTimestamp() < timestamp)
    {
        seen.Add(SystemClock.Instance.GetCurrentInstant().InUtc().Year);
    }

    return seen;
}

static RawCommandLine Tool(string[] tail)
{
    var called = RawCommandLine.FromCurrentProcess(tail);
    return ToolSearch.In(RawEnvironment.OfThisProcess(), home: null).Find(called.File).Path is { } file ? called.Executing(file) : called;
}
