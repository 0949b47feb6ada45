using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Views;
using nietras.SeparatedValues;

namespace Lookback.Cli;

/// <summary>Writes one line for each input row.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes a row's outcome, and why its hits are hits where that was asked for.</summary>
    void Write(RowOutcome row, IReadOnlyList<Explanation> explanations);
}

/// <summary>The two shapes of <c>screen --out</c>, told apart by the file's name.</summary>
internal static class RowFormat
{
    /// <summary>How to write to a file of this name.</summary>
    public static Func<TextWriter, IRowWriter> Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => writer => new CsvRows(writer),
        ".jsonl" => writer => new JsonRows(writer),
        var other => throw new UsageException($"--out: expected a name that ends in .csv or .jsonl, found \"{other}\""),
    };

    /// <summary>Whether a file of this name holds the evidence of each row.</summary>
    public static bool HoldsEvidence(string? path) => string.Equals(Path.GetExtension(path), ".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word for an outcome, in files and in JSON.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Hit => "hit",
        Outcome.NoHit => "no-hit",
        Outcome.Unscreened => "unscreened",
        _ => throw new InvalidOperationException($"no word for {outcome}"),
    };

    /// <summary>A cell that no spreadsheet runs.</summary>
    public static string Neutral(string cell) => SpreadsheetCell.Neutral(cell);

    private sealed class CsvRows : IRowWriter
    {
        private readonly SepWriter _csv;

        public CsvRows(TextWriter writer)
        {
            _csv = Sep.New(',').Writer(o => o with { Escape = true }).To(writer, leaveOpen: true);
            // Written at once, so that a file without rows still says what its columns are.
            _csv.Header.Add(["reference", "outcome", "reason", "alerts", "top_score", "top_watchlist", "top_listing", "top_name"]);
        }

        public void Write(RowOutcome row, IReadOnlyList<Explanation> explanations)
        {
            var top = row.Hits.Count == 0 ? null : row.Hits[0];
            using var line = _csv.NewRow();
            line["reference"].Set(Neutral(row.Reference ?? ""));
            line["outcome"].Set(Word(row.Outcome));
            line["reason"].Set(Neutral(row.Reason ?? ""));
            line["alerts"].Set(row.Alerting.Count().ToString(CultureInfo.InvariantCulture));
            line["top_score"].Set(top is null ? "" : top.Score.ToString("0.0000", CultureInfo.InvariantCulture));
            line["top_watchlist"].Set(top?.Listing.Watchlist.Value ?? "");
            line["top_listing"].Set(Neutral(top?.Listing.Key ?? ""));
            line["top_name"].Set(Neutral(top?.ListedName ?? ""));
        }

        public void Dispose() => _csv.Dispose();
    }

    private sealed class JsonRows(TextWriter writer) : IRowWriter
    {
        private static readonly JsonTypeInfo<RowLine> Type = (JsonTypeInfo<RowLine>)CliJson.Lines.GetTypeInfo(typeof(RowLine));

        public void Write(RowOutcome row, IReadOnlyList<Explanation> explanations) =>
            writer.WriteLine(JsonSerializer.Serialize(RowLine.Of(row, explanations), Type));

        public void Dispose() => writer.Flush();
    }
}
