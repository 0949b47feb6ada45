using Lookback.Bench;
using Lookback.Bench.Ledgers;

switch (args)
{
    case ["famous"]: FamousPairs.Run(); break;
    case ["screening", .. var rest]: ScreeningRun.Run(rest); break;
    case ["ledger", .. var rest]: LedgerRun.Run(rest); break;
    case ["train"]: Training.Run(); break;
    default:
        Console.Error.WriteLine("usage: lookback-bench famous | screening [--misses] [--exhaustive] [--stages] | ledger [--rows N] [--postgres URL] [--json] | train");
        return 2;
}

return 0;
