using System.Text;

namespace Footfall.Shim;

/// <summary>The full <c>telemetry</c>, in a folder beside this one: everything but the way of a wrapped command.</summary>
internal static class FullProgram
{
    private const int Failure = 1;

    /// <summary>This process becomes it, with the same arguments. Returns only on failure, after one line on standard error.</summary>
    public static int Become()
    {
        if (OwnExecutable.Full is not { } full || RawCommandLine.WholeOfCurrentProcess() is not { } called)
        {
            StandardError.WriteLine("telemetry: the folder full beside it is missing: install it again"u8);
            return Failure;
        }

        var file = Encoding.UTF8.GetBytes(full);
        if (!FileStatus.MayExecute(file))
        {
            // Packages hold no permissions: that files may be executed is the doing of who unpacks them.
            StandardError.WriteLine([.. "telemetry: "u8, .. file, .. " cannot be executed: chmod +x it, or install it again"u8]);
            return Failure;
        }

        return ToolProcess.Replace(called.Executing(file), RawEnvironment.OfThisProcess());
    }

    /// <summary>Lets it ask a person and compile a vocabulary, and decides then. Where a signal ended the question, it ends this process too.</summary>
    public static RunDecision Prepare(RunPreparation preparation)
    {
        if (OwnExecutable.Full is { } full)
        {
            var tool = RawCommandLine.From([OwnExecutable.Name, "prepare", preparation.Tool.Text]).Executing(Encoding.UTF8.GetBytes(full));
            if (ToolProcess.Call(tool) is { Signal: not null } killed)
            {
                killed.EndTheSameWay();
            }
        }

        return preparation.Decide(isPrepared: true);
    }
}
