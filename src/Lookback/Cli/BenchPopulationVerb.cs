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
        var seed = new Option<ulong>("--seed")
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
            var population = new InventedPopulation(session.Parsed.GetValue(seed));
            using var interruption = new Interruption();
            void Write(TextWriter writer) => ProgressLine.Run("inventing", "rows", tick =>
            {
                PopulationCsv.Write(writer, population, rows, tick, interruption.Token);
                return rows;
            });
            if (session.Parsed.GetValue(output) is not { } target)
            {
                if (session.Output.IsJson) throw new UsageException("--json: expected --out with a file's name, for rows go to standard output without it");
                Write(Console.Out);
                return ExitCode.Done;
            }

            Files.RefuseOverwriting(target, session.OwnFiles);
            Files.WriteWhole(target, writer =>
            {
                Write(writer);
                return rows;
            });
            session.Output.Write(new PopulationReport(target, rows), r => Output.Line($"{Show.Many(r.Rows, "row")} in {Output.Visible(r.File)}"));
            return ExitCode.Done;
        });
    }
}

/// <summary>What was written.</summary>
/// <param name="File">Where.</param>
/// <param name="Rows">How many rows.</param>
internal sealed record PopulationReport(string File, long Rows);
