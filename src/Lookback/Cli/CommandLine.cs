using System.CommandLine;
using Lookback.Cli.Arrivals;
using Lookback.Cli.Cases;

namespace Lookback.Cli;

/// <summary>Every verb there is.</summary>
internal static class CommandLine
{
    private const string Description =
        """
        Lookback screens people and organisations against watchlists, remembers every screening, and finds again whom a later edition touches.

          lookback demo                                   see it all on invented people
          lookback list import ofac-sdn sdn.csv alt.csv   bring an edition into force
          lookback screen people.csv --out outcomes.csv   screen and remember whom you met
          lookback list import ofac-sdn sdn.csv alt.csv   the next edition ...
          lookback run                                    ... and whom it surfaces among those let through
          lookback status                                 is everybody current?

        Exit codes: 0 done, 1 alerts found where --fail-on-alert asked, 2 wrong usage, 3 refused and nothing changed,
        4 incomplete, 5 the ledger is damaged, 6 a cohort's parts and whole differ.
        """;

    /// <summary>The command line with all its verbs.</summary>
    public static RootCommand Create() => new(Description)
    {
        GlobalOptions.Store,
        GlobalOptions.Json,
        GlobalOptions.AsOf,
        GlobalOptions.Effective,
        GlobalOptions.KeyFile,
        GlobalOptions.Wait,
        GlobalOptions.Actor,
        ListVerb.Create(),
        ScreenVerb.Create(),
        CheckVerb.Create(),
        RunVerb.Create(),
        StatusVerb.Create(),
        FindingVerb.Create(),
        AlertVerb.Create(),
        TaskVerb.Create(),
        SubjectVerb.Create(),
        CaseVerb.Create(),
        RedressVerb.Create(),
        NominationVerb.Create(),
        WorkflowVerb.Create(),
        StaffVerb.Create(),
        NetworkVerb.Create(),
        CohortVerb.Create(),
        ClaimVerb.Create(),
        BriefingVerb.Create(),
        ArrivalsVerb.Create(),
        ReplayVerb.Create(),
        ReceiptVerb.Create(),
        HeadVerb.Create(),
        VerifyVerb.Create(),
        EraseVerb.Create(),
        RetentionVerb.Create(),
        BackupVerb.CreateBackup(),
        BackupVerb.CreateRestore(),
        RebuildVerb.Create(),
        CompareVerb.Create(),
        BenchVerb.Create(),
        ServeVerb.Create(),
        AccessVerb.Create(),
        LeakVerb.Create(),
        DemoVerb.Create(),
    };

    /// <summary>Parses and runs; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0) return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"`lookback {string.Concat(Path(parsed.CommandResult.Command))}--help` shows what is expected");
        return ExitCode.WrongUsage;
    }

    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? [] : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name + " ");
}
