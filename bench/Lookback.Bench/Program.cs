using Lookback.Bench;
using Lookback.Bench.Held;
using Lookback.Bench.Ledgers;
using Lookback.Bench.Load;

switch (args)
{
    case ["famous"]: FamousPairs.Run(); break;
    case ["stages"]: ScreeningRun.Run(); break;
    case ["words"]: WordRun.Run(); break;
    case ["pieces", .. var options]: Pieces.Run(options); break;
    case ["ledger", .. var rest]: LedgerRun.Run(rest); break;
    case ["readers", .. var files]: ReadersRun.Run(files); break;
    case ["held", "--lines", .. var options]: HeldRun.Lines(options); break;
    case ["held", .. var options]: HeldRun.Run(options); break;
    case ["load", .. var options]: LoadRun.Run(options); break;
    case ["train", .. var rest]: Training.Run(rest); break;
    default:
        Console.Error.WriteLine(
            "usage: lookback-bench famous | stages | words | pieces [options of BenchmarkDotNet] | ledger [--rows N] [--postgres URL] [--json]\n"
            + "       | readers FILE... | held [--megabytes N] [LIST...] | train\n"
            + "       | load [--seconds N | --minutes N | --editions N] [--listings N]");
        return 2;
}

return 0;
