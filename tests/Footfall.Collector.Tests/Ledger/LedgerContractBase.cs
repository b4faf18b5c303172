using Footfall.Protocol;

namespace Footfall.Collector.Tests;

/// <summary>A ledger of some kind for each test, and what all contracts ask of it.</summary>
public abstract class LedgerContractBase : IDisposable
{
    private readonly Lazy<ILedgerHome> home;

    protected LedgerContractBase() => home = new Lazy<ILedgerHome>(MakeHome);

    private protected ILedgerHome Home => home.Value;

    private protected static ToolName Git { get; } = ToolName.Parse("git");

    private protected static Window WeekBefore { get; } = Window.Containing(Some.LastWeek.Start.PlusDays(-1), WindowLength.Week);

    public void Dispose()
    {
        if (home.IsValueCreated)
        {
            Home.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private protected static List<Cell> Cells(ILedger ledger, string tool = "git") => [.. ledger.Cells(ToolName.Parse(tool), 0, int.MaxValue)];

    private protected static (long Reports, long Sum) Total(ILedger ledger, string tool = "git") =>
        (Cells(ledger, tool).Sum(cell => cell.Reports), Cells(ledger, tool).Sum(cell => cell.Sum));

    private protected abstract ILedgerHome MakeHome();
}
