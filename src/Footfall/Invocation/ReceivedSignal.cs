namespace Footfall;

/// <summary>A signal and where it came from.</summary>
/// <param name="Number">Which.</param>
/// <param name="FromKernel">The kernel sent it: a key or a change at the terminal, a timer. Otherwise a process did.</param>
/// <param name="Sender">The process that sent it; 0 where none did.</param>
internal readonly record struct ReceivedSignal(int Number, bool FromKernel, int Sender);
