using System.CommandLine;
using Lookback.Bench;

namespace Lookback.Cli;

/// <summary><c>lookback bench</c>: how well and how fast does it match, on public data or on files of one's own?</summary>
internal static class BenchVerb
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder of public data. Default: LOOKBACK_DATA, else shared/data beside the repository.",
        HelpName = "folder",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_DATA") is { Length: > 0 } folder ? folder : null,
    };

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("bench", "Measure matching, on public data or on files of your own. Needs no store and records nothing.")
    {
        Data,
        BenchNamesVerb.Create(),
        BenchScreeningVerb.Create(),
        BenchRankVerbs.Scripts(),
        BenchRankVerbs.Aliases(),
        BenchEvasionVerb.Create(),
        BenchEngineVerbs.Retrieval(),
        BenchEngineVerbs.Speed(),
        BenchPopulationVerb.Create(),
        BenchLookbackVerb.Create(),
        BenchNetworksVerb.Create(),
        BenchCohortVerb.Create(),
    };

    /// <summary>The folder of public data that a run uses.</summary>
    public static DataFolder Folder(Session session)
    {
        RefuseMoment(session);
        return new DataFolder(session.Parsed.GetValue(Data));
    }

    /// <summary>Refuses a moment to ask about.</summary>
    public static void RefuseMoment(Session session)
    {
        if (session.AsOf is not null || session.EffectiveAt is not null)
            throw new UsageException("--as-of and --effective: `bench` asks no ledger, so there is no moment to ask about");
    }

    /// <summary>A count from the command line, of at least so many; all there are where none was given.</summary>
    public static int Count(int? count, string option, int least) => (count ?? int.MaxValue) is var known && known >= least
        ? known
        : throw new UsageException(FormattableString.Invariant($"{option}: expected a number from {least} on, found {count}"));

    /// <summary>Work that Ctrl-C ends; there is no ledger, so that nothing is on record and nothing to go on from.</summary>
    public static int UntilStopped(Func<CancellationToken, int> work)
    {
        using var interruption = new Interruption();
        try
        {
            return work(interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("stopped before the end");
            return ExitCode.Incomplete;
        }
    }

    /// <summary>The seed of an invented population, from the command line.</summary>
    public static ulong Seed(long seed) => seed >= 0
        ? (ulong)seed
        : throw new UsageException(FormattableString.Invariant($"--seed: expected a number from 0 on, found {seed}"));

    /// <summary>Says what was measured on.</summary>
    public static void TellMachine(MachineFacts machine) => Output.Line(
        FormattableString.Invariant($"{machine.Processor}, {Show.Many(machine.Cores, "core")}, {machine.MemoryGigabytes:0.#} GiB; ")
        + $"{machine.System}; {machine.Runtime}");

    /// <summary>Says which lists were measured against.</summary>
    public static void TellLists(IReadOnlyList<ListLine> lists)
    {
        foreach (var list in lists)
        {
            Output.Line(
                $"{list.Watchlist}: {Show.Many(list.Listings, "listing")}, {Show.Many(list.Names, "name")} "
                + $"({string.Join(", ", list.Files)})");
        }
    }

    /// <summary>A share in percent with one digit, cut and not rounded: what is short of all never looks like all.</summary>
    public static string Percent(double share) =>
        (Math.Floor((share * 1000) + 1e-6) / 10).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + "%";
}
