using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Ui.Lookbacks;

/// <summary>What findings are counted and chosen by. It names nobody.</summary>
/// <param name="Position">Where the finding stands.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Watchlist">The list.</param>
internal readonly record struct FindingMark(long Position, RunId Run, Verdict Verdict, WatchlistId Watchlist);

/// <summary>
/// The marks of all findings. A verdict stands in a sealed body, and findings are only ever added: each is read once, however often they are counted.
/// </summary>
internal sealed class FindingMarks
{
    private const int AtOnce = 2_000;

    private readonly Lock _door = new();
    private readonly List<FindingMark> _marks = [];
    private long _after;

    /// <summary>Those that can be read, of a run or of all, oldest first.</summary>
    public IReadOnlyList<FindingMark> Of(Ledger ledger, RunId? run, Horizon at)
    {
        var erased = ledger.Views.Findings.Erased(run, at).Select(e => e.Position).ToHashSet();
        // What had come true by a moment is the store's to say.
        if (at.HasEffective) return [.. ledger.Views.Findings.After(run, at, 0, int.MaxValue).Select(Mark)];
        lock (_door)
        {
            ReadOn(ledger);
            return [.. _marks.Where(m => m.Position <= at.Position && (run is null || m.Run == run) && !erased.Contains(m.Position))];
        }
    }

    private void ReadOn(Ledger ledger)
    {
        while (true)
        {
            var found = ledger.Views.Findings.After(null, ledger.Head, _after, AtOnce);
            _marks.AddRange(found.Select(Mark));
            if (found.Count > 0) _after = found[^1].Position;
            if (found.Count < AtOnce) return;
        }
    }

    private static FindingMark Mark(RecordedFinding found) =>
        new(found.Position, found.Finding.Run, found.Finding.Hindsight.Verdict, found.Finding.Hit.Listing.Watchlist);
}
