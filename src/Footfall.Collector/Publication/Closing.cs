using NodaTime;

namespace Footfall.Collector;

/// <summary>Ends the intake of the windows whose time is over, and publishes them.</summary>
internal sealed class Closing(ILedger ledger, IntakePeriod period)
{
    /// <summary>Does what is due on that UTC day. Called at the start and once a day; doing it again does nothing.</summary>
    /// <exception cref="LedgerException">Some of it was not done; to be called again.</exception>
    public void Run(LocalDate today) => ledger.CloseIntake(period, today);
}
