using System.Globalization;

namespace Footfall.EndToEnd.Tests;

/// <summary>Looks at the machine's processes without a pause and remembers how many pieces of background work of a person ran at once, and how long.</summary>
internal sealed class FlushWatch : IDisposable
{
    private const int StartTime = 19;
    private const double TicksASecond = 100;

    private readonly string home;
    private readonly CancellationTokenSource ended = new();
    private readonly Task watching;

    public FlushWatch(Person person)
    {
        home = person.Home;
        watching = Task.Factory.StartNew(Watch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The most that were alive at one look.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The age of the oldest that was seen, in seconds.</summary>
    public double OldestAge { get; private set; }

    /// <summary>How many looks there were in which one ran.</summary>
    public int Looks { get; private set; }

    public void Dispose()
    {
        ended.Cancel();
        watching.Wait();
        ended.Dispose();
    }

    private void Watch()
    {
        while (!ended.IsCancellationRequested)
        {
            var alive = Directory.EnumerateDirectories("/proc").Where(process => BackgroundWork.IsOf(home, process) == true).Select(Status).OfType<string[]>().ToList();

            // A child that has not become another program yet looks like its parent.
            var processes = alive.Select(fields => fields[0]).ToHashSet();
            alive.RemoveAll(fields => processes.Contains(fields[3]));
            MostAtOnce = Math.Max(MostAtOnce, alive.Count);
            Looks += alive.Count > 0 ? 1 : 0;
            var now = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
            OldestAge = alive.Select(fields => now - (double.Parse(fields[StartTime + 2], CultureInfo.InvariantCulture) / TicksASecond)).Append(OldestAge).Max();
        }
    }

    /// <summary>The fields of <c>stat</c>: number, name, state, parent and so on; null where the process has ended meanwhile, also as a zombie.</summary>
    private static string[]? Status(string process)
    {
        var text = Stat(process);
        var name = text.LastIndexOf(')');
        if (name < 0)
        {
            return null;
        }

        string[] fields = [Path.GetFileName(process), "", .. text[(name + 2)..].Split(' ')];
        return fields[2] == "Z" ? null : fields;
    }

    private static string Stat(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
