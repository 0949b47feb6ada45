using Lookback.Bench;
using Lookback.Bench.Ledgers;

switch (args)
{
    case ["names", .. var rest]: NameBenchRun.Run(showErrors: rest.Contains("--errors")); break;
    case ["famous"]: NameBenchRun.Famous(); break;
    case ["screening", .. var rest]: ScreeningRun.Run(rest); break;
    case ["curve"]: ScreeningRun.Curve(); break;
    case ["ledger", .. var rest]: LedgerRun.Run(rest); break;
    case ["train", .. var rest]: Training.Run(rest); break;
    default:
        Console.Error.WriteLine("usage: lookback-bench names [--errors] | famous | screening [--misses] [--exhaustive] [--stages] | ledger [--rows N] [--postgres URL] [--json] | train");
        return 2;
}

return 0;
