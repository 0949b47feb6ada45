using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Views.Access;

/// <summary>What is asked for as a file: which records, what narrows them, and in which format. On record as one line, and read from it again.</summary>
internal sealed record ExportQuestion
{
    /// <summary>What can be asked for.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["alerts", "findings", "encounters"];

    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "jsonl"];

    /// <summary>Which records: one of <see cref="Kinds"/>.</summary>
    public required string What { get; init; }

    /// <summary>Of <see cref="Formats"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Alerts that wait alone.</summary>
    public bool IsOpenAlone { get; init; }

    /// <summary>Alerts and findings of one list alone.</summary>
    public WatchlistId? Watchlist { get; init; }

    /// <summary>Findings of one run alone.</summary>
    public RunId? Run { get; init; }

    /// <summary>Encounters from this day on alone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Encounters up to and with this day alone.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>As it goes on record: <c>alerts csv open watchlist=ofac-sdn</c>.</summary>
    public override string ToString()
    {
        List<string> words = [What, Format];
        if (IsOpenAlone) words.Add("open");
        if (Watchlist is { } list) words.Add($"watchlist={list.Value}");
        if (Run is { } run) words.Add(string.Create(CultureInfo.InvariantCulture, $"run={run.Position}"));
        if (From is { } from) words.Add(string.Create(CultureInfo.InvariantCulture, $"from={from:yyyy-MM-dd}"));
        if (Until is { } until) words.Add(string.Create(CultureInfo.InvariantCulture, $"until={until:yyyy-MM-dd}"));
        return string.Join(' ', words);
    }

    /// <summary>The question that stands on record; <see langword="null"/> where another program wrote it.</summary>
    public static ExportQuestion? Read(string text)
    {
        if (text.Split(' ') is not [var what, var format, .. var rest] || !Kinds.Contains(what) || !Formats.Contains(format)) return null;
        var question = new ExportQuestion { What = what, Format = format };
        foreach (var word in rest)
        {
            var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (word == "open") question = question with { IsOpenAlone = true };
            else if (word.StartsWith("watchlist=", StringComparison.Ordinal)) question = question with { Watchlist = new WatchlistId(value) };
            else if (word.StartsWith("run=", StringComparison.Ordinal)) question = question with { Run = Number(value) };
            else if (word.StartsWith("from=", StringComparison.Ordinal)) question = question with { From = Day(value) };
            else if (word.StartsWith("until=", StringComparison.Ordinal)) question = question with { Until = Day(value) };
            else return null;
        }

        return question;

        static RunId Number(string text) => new(long.Parse(text, CultureInfo.InvariantCulture));

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
