// Real processes: much of the time is waiting.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
