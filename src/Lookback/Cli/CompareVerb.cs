using System.CommandLine;
using System.Globalization;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Views;
using nietras.SeparatedValues;

namespace Lookback.Cli;

/// <summary><c>lookback compare</c>: scores for pairs of names, without a store.</summary>
internal static class CompareVerb
{
    private static readonly string[] Added = ["score", "match", "reason"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var pairs = new Argument<string>("pairs") { Description = "A CSV with columns name1 and name2, and schema where known." };
        var output = new Option<string>("--out") { Description = "Where to write it with score, match and reason added.", Required = true, HelpName = "path" };
        return new Command("compare", "Score pairs of names as a screening would. Needs no store; other columns are passed through.") { pairs, output }.Runs(session =>
        {
            if (session.AsOf is not null) throw new UsageException("--as-of: `compare` asks no ledger, so there is no moment to ask about");
            var path = Files.Require(session.Parsed.GetRequiredValue(pairs));
            var report = Files.WriteWhole(session.Parsed.GetRequiredValue(output), writer => Compare(path, writer));
            session.Output.Write(report, r => Output.Line($"{Show.Many(r.Pairs, "pair")} compared, {Show.Count(r.Matches)} match"));
            return ExitCode.Done;
        });
    }

    private static CompareReport Compare(string path, TextWriter writer)
    {
        using var reader = Sep.Reader(o => o with { Unescape = true, DisableColCountCheck = true }).FromFile(path);
        var columns = reader.Header.ColNames;
        var (first, second, schema) = (Column("name1"), Column("name2"), columns.ToList().IndexOf("schema"));
        var kept = columns.Where(c => !Added.Contains(c)).ToList();
        using var csv = Sep.New(',').Writer(o => o with { Escape = true }).To(writer, leaveOpen: true);
        var compare = new ComparePairs(Policy.Default);
        var (count, matches) = (0L, 0L);
        foreach (var row in reader)
        {
            if (row.ColCount != columns.Count)
                throw new RefusedException("bad-row", FormattableString.Invariant($"{Path.GetFileName(path)}, line {row.LineNumberFrom}: expected {columns.Count} columns, found {row.ColCount}"));
            var pair = compare.Run(schema < 0 ? null : row[schema].ToString(), row[first].ToString(), row[second].ToString());
            using var line = csv.NewRow();
            foreach (var column in kept) line[column].Set(row[column].Span);
            line["score"].Set(pair.Score.ToString("0.0000", CultureInfo.InvariantCulture));
            line["match"].Set(pair.IsMatch ? "true" : "false");
            line["reason"].Set(pair.Reason);
            count++;
            if (pair.IsMatch) matches++;
        }

        return new CompareReport(count, matches);

        int Column(string name) => columns.ToList().IndexOf(name) is var index and >= 0
            ? index
            : throw new RefusedException("no-name-column", $"{Path.GetFileName(path)}, line 1: expected columns name1 and name2, found {string.Join(", ", columns)}");
    }
}
