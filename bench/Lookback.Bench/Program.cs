using Lookback.Bench;

switch (args)
{
    case ["names", .. var rest]: NameBenchRun.Run(showErrors: rest.Contains("--errors")); break;
    case ["famous"]: NameBenchRun.Famous(); break;
    case ["screening", .. var rest]: ScreeningRun.Run(rest); break;
    case ["train"]: Training.Run(); break;
    default:
        Console.Error.WriteLine("usage: Lookback.Bench names [--errors] | famous | screening [--misses] [--exhaustive] [--stages] | train");
        return 2;
}

return 0;
