namespace Lookback.Cli;

/// <summary>What the program's exit code means. The numbers are a contract with scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and there are alerts, where the caller asked to be told so.</summary>
    public const int AlertsFound = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Refused: nothing was changed.</summary>
    public const int Refused = 3;

    /// <summary>Done in part: some rows have no screening.</summary>
    public const int Incomplete = 4;

    /// <summary>The ledger is damaged.</summary>
    public const int Corrupt = 5;

    /// <summary>The parts of a cohort and its whole differ: nothing was told as if it were right.</summary>
    public const int Unreconciled = 6;

    /// <summary>A defect of the program itself.</summary>
    public const int Defect = 70;
}
