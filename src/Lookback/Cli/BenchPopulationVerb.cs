using System.CommandLine;
using Lookback.Bench.Populations;

namespace Lookback.Cli;

/// <summary><c>lookback bench population</c>: people who do not exist, as many as are wanted.</summary>
internal static class BenchPopulationVerb
{
    // A reference has nine digits.
    private const long MostRows = 999_999_999;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var count = new Option<long>("--count") { Description = "How many rows.", DefaultValueFactory = _ => 100_000, HelpName = "count" };
        var seed = new Option<long>("--seed")
        {
            Description = "The same seed makes the same people; more rows only add to them.", DefaultValueFactory = _ => 1, HelpName = "number",
        };
        var output = new Option<string?>("--out") { Description = "Write to this file instead of standard output.", HelpName = "path" };
        return new Command("population", "Invent people who are met: a CSV that `screen` reads, the same for the same seed on every machine.")
        {
            count, seed, output,
        }.Runs(session =>
        {
            BenchVerb.RefuseMoment(session);
            var rows = session.Parsed.GetValue(count);
            if (rows is < 1 or > MostRows)
                throw new UsageException(FormattableString.Invariant($"--count: expected a number from 1 to {MostRows}, found {rows}"));
            var population = new InventedPopulation(BenchVerb.Seed(session.Parsed.GetValue(seed)));
            var target = session.Parsed.GetValue(output);
            if (target is not null) Files.RefuseOverwriting(target, session.OwnFiles);
            else if (session.Output.IsJson) throw new UsageException("--json: expected --out with a file's name, for rows go to standard output without it");
            return BenchVerb.UntilStopped(cancel =>
            {
                if (target is null) Write(Console.Out, population, rows, cancel);
                else session.Output.Write(new PopulationReport(target, Files.WriteWhole(target, writer => Write(writer, population, rows, cancel))), Tell);
                return ExitCode.Done;
            });
        });
    }

    private static long Write(TextWriter writer, InventedPopulation population, long rows, CancellationToken cancel) =>
        ProgressLine.Run("inventing", "rows", tick =>
        {
            PopulationCsv.Write(writer, population, rows, tick, cancel);
            return rows;
        });

    private static void Tell(PopulationReport report) => Output.Line($"{Show.Many(report.Rows, "row")} in {Output.Visible(report.File)}");
}

/// <summary>What was written.</summary>
/// <param name="File">Where.</param>
/// <param name="Rows">How many rows.</param>
internal sealed record PopulationReport(string File, long Rows);
