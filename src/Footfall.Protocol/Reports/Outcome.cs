namespace Footfall.Protocol;

/// <summary>How an invocation ended. The numbers are on the wire.</summary>
public enum Outcome
{
    /// <summary>Exit code 0, or one that the manifest calls success.</summary>
    Success = 1,

    /// <summary>Any other exit code.</summary>
    Failure = 2,

    /// <summary>An exit code with which the tool says that it was called wrongly, where the manifest names one.</summary>
    Usage = 3,

    /// <summary>Ended from outside: SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGKILL and the like.</summary>
    Interrupted = 4,

    /// <summary>Ended by its own fault: SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS.</summary>
    Crashed = 5,
}
